from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("careless", "0002_drop")]
    operations = [migrations.AddField("visit", "town", models.CharField(max_length=20, default=""))]
