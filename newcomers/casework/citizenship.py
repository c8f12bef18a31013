"""Which group of the list `citizenship_group` a country belongs to, as reports count."""

NOT_STATED = "XXX"
GROUPS = {
    "DEU": "DE",
    "EU": "AT BE BG HR CY CZ DK EE ES FI FR GR HU IE IT LV LT LU MT NL PL PT RO SK SI SE AX",
    "EFTA": "IS LI NO CH SJ",
    "WBA": "AL BA XK ME MK RS",
    "TUR": "TR",
    "UKR": "UA",
    "EUX": "AD AM AZ BY FO GB GE GG GI IM JE MC MD RU SM VA",
    "MENA": "AE BH DZ EG EH IL IQ IR JO KW LB LY MA OM PS QA SA SY TN YE",
    "SAS": "AF BD BT IN IO KG KZ LK MV NP PK TJ TM UZ",
    "EAS": "BN CN HK ID JP KH KP KR LA MM MN MO MY PH SG TH TL TW VN",
    "LAM": (
        "AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GT GY HN HT JM KN KY "
        "LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI"
    ),
    "NAO": (
        "AS AU BM CA CC CK CX FJ FM GL GU KI MH MP NC NF NR NU NZ PF PG PM PN PW SB TK TO TV UM US "
        "VU WF WS"
    ),
    "STL": "XS",
    "AFR": (
        "AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ "
        "NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TZ UG YT ZA ZM ZW"
    ),
}
GROUP_OF = {country: group for group, named in GROUPS.items() for country in named.split()}


def group_of(country):
    """Places where nobody is a citizen count as not stated."""
    return GROUP_OF.get(country, NOT_STATED)
