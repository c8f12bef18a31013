"""Pages of people, cases and talks: (page, what of the world its address names)."""

CASE, TALK, PERSON = {"code": "case"}, {"uuid": "talk"}, {"code": "person"}
PAGES = [
    ("file:all_people", {}),
    ("casework:case_list", {}),
    ("casework:case_add", PERSON),
    ("casework:case", CASE),
    ("casework:case_edit", CASE),
    ("casework:case_close", CASE),
    ("casework:case_hand_over", CASE),
    ("casework:protected", CASE),
    ("casework:contact_add", PERSON),
    ("casework:contact_log", {}),
    ("casework:contact", TALK),
    ("casework:contact_edit", TALK),
]
