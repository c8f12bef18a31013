from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("careless", "0001_models")]
    operations = [migrations.RemoveField("visit", "name")]
