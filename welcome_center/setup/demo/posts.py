"""Full posts of each team in the last years."""

from decimal import Decimal

from welcome_center.foundation.center.models import Team
from welcome_center.foundation.center.posts import StaffPosts

# Years ago → what a team of five colleagues had of each.
POSTS = {
    2: (Decimal("3.50"), ""),
    1: (Decimal("4.25"), "Eine Stelle ab Oktober"),
    0: (Decimal("4.75"), "Eine halbe Stelle ist bis Juni frei"),
}


def tell(dice, today):
    for team in Team.objects.all():
        for years_ago, (full_posts, note) in POSTS.items():
            StaffPosts.objects.create(
                team=team,
                year=today.year - years_ago,
                full_posts=full_posts + Decimal(dice.choice(["-0.50", "0", "0.25"])),
                note=note,
            )
