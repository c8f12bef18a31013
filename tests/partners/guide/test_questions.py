from django.urls import reverse


def ask(client, **answers):
    return client.get(reverse("guide:questions"), answers)


def test_residence_is_asked_only_where_a_rule_needs_it(client, region):
    region()

    assert 'name="residence"' in ask(client, topic="RES_TITLE").content.decode()
    assert 'name="residence"' not in ask(client, topic="REC_VOC").content.decode()


def test_not_saying_is_an_answer_and_the_first(client, region):
    region()

    form = ask(client, topic="RES_TITLE").context["form"]

    assert form["place"].field.choices[0][0] == form["residence"].field.choices[0][0] == "-"


def test_what_was_answered_before_is_still_chosen(client, region):
    region()

    page = ask(client, topic="RES_TITLE", place="03254028", residence="EU").content.decode()

    assert '<option value="03254028" selected>' in page
    assert 'value="EU"' in page.partition("checked")[0].rpartition("<input")[2]


def test_danger_shows_the_help_line_before_any_question(client, region):
    region()

    page = ask(client, topic="FAM_VIOL").content.decode()

    assert page.index("tel:110") < page.index('name="place"')


def test_an_unknown_topic_gets_a_page_that_says_so(client, region):
    region()

    assert ask(client, topic="NOPE").status_code == 404
    assert ask(client).url == reverse("guide:topics")
