"""The words that shape a question, so that what is left is what it is about."""

from __future__ import annotations

WH = frozenset("what which who whom whose when where why how".split())
BE = frozenset("is are was were be been being am".split())
DO = frozenset("do does did".split())
HAVE = frozenset("has have had".split())
MODAL = frozenset("can could will would shall should may might must".split())
AUXILIARY = BE | DO | HAVE | MODAL | frozenset("isn't aren't wasn't weren't don't doesn't didn't hasn't can't".split())
DETERMINERS = frozenset(
    "a an the this that these those its their his her our my your some any no each every all both many much several "
    "few more most other another enough such".split()
)
POINTING_DETERMINERS = frozenset("this that these those such".split())
PREPOSITIONS = frozenset(
    "about above across after against along among around as at before behind below between beyond by despite during "
    "except for from in inside into like near of off on onto out outside over per regarding concerning since than "
    "through throughout to toward towards under until up upon via with within without".split()
)
PRONOUNS = frozenset(
    "i me my mine you your yours we us our ours he him his she her hers it its they them their theirs this that these "
    "those there one ones who whom something anything everything nothing someone anyone everyone nobody myself "
    "yourself itself themselves each other else".split()
)
LINKS = frozenset("and or but nor so because if whether while although though unless then".split())
ADVERBS = frozenset(
    "pretty apart indeed especially etc nationwide abroad not never always often usually sometimes still already yet "
    "just only also even too very really quite rather well better best worse worst now currently today recently ever "
    "again together overall most least less more enough far long soon here away back down instead perhaps maybe though "
    "please anyway likewise exactly mainly mostly generally".split()
)
VERBS = frozenset(
    "place compare list describe summarise accept achieve add address adopt affect agree allow announce answer appear "
    "apply appoint approve argue arrange ask assess attend avoid become begin believe belong break bring build buy "
    "call cause chair challenge check choose close come comment commission complain complete conclude confirm "
    "consider contact contain continue contribute cover create deal decide decline decrease defer define deliver "
    "depend determine develop differ disagree discuss do draw drop earn employ encourage end enable ensure enter "
    "establish exist expect explain express extend face fail fall feel file fill find finish follow found fund gain "
    "get give go grow handle happen hear help hire hold identify implement improve include increase influence inspect "
    "intend introduce invest investigate involve join judge keep know lack lead learn leave let listen live look lose "
    "make manage matter mean meet mention miss monitor move note obtain occur offer open organise organize own "
    "participate pay perform persuade praise prepare prevent prioritise produce promise protect provide publish "
    "qualify raise reach read receive recommend record recruit reduce refer refuse register reject rely remain "
    "remember remove repeat replace reply request require resign resolve respond result retain retire return reveal "
    "rise run say see seek seem sell send serve set show sign speak spend stand start stay stop submit succeed suffer "
    "suggest survive take talk teach tell think transfer travel treat trigger try turn understand use vary visit vote "
    "wait want warn welcome win work worry write wrote said told held made took gave went came got left met led kept "
    "knew began saw felt fell rose grew paid lost chose spoke taught meant sent spent built brought thought heard ran "
    "won need needs needed improved".split()
)
BASE_OR_NOUN = frozenset(
    "place list address answer break call cause challenge chair change check comment contact cost cover decline "
    "decrease design drop end face fall file fund help impact increase influence judge lack lead look matter move "
    "need note offer open plan praise record reply report request result return review rise run set share show sign "
    "stand start stay stop support care talk transfer travel trigger turn use visit vote wait welcome work rate score "
    "target claim promise measure value process practice training placement meeting hearing housing funding staffing "
    "finding findings fostering parenting planning recruiting safeguarding teaching nursing warning setting building "
    "being well-being wellbeing making commissioning understanding recording learning opening closing".split()
)
"""Words that are nouns unless a helping verb and its subject stand before them."""
ADJECTIVES = frozenset(
    "good bad high low big small large long short old new strong weak poor great safe unsafe late early regular "
    "stable sure clear true false common important available responsible necessary possible impossible likely "
    "unlikely ready able unable free open closed right wrong different similar same fair full empty easy hard "
    "difficult quick slow worth secure independent manageable acceptable enough timely outstanding inadequate "
    "consistent lawful legal expensive cheap popular dangerous fake real permanent temporary".split()
)
GENERAL = frozenset(
    "report reports inspection inspections inspector inspectors ofsted minutes document documents council councils "
    "authority authorities letter letters visit visits page pages paragraph paragraphs people person thing things "
    "year years month months time times day days date dates number numbers figure figures percentage proportion "
    "amount total kind kinds type types sort sorts way ways reason reasons cause causes grade grades grading "
    "judgement judgements judgment judgments rating ratings effectiveness quality evidence detail details example "
    "examples instance section information requirement requirements fee fees cost costs price prices charge charges "
    "deadline deadlines process processes procedure procedures step steps effect effects impact benefit benefits "
    "advantage advantages disadvantage disadvantages risk risks danger dangers problem problems issue issues "
    "challenge challenges difference differences solution solutions alternative alternatives option options rule "
    "rules regulation regulations law laws penalty penalties fine fines limit limits condition conditions criterion "
    "criteria eligibility form forms application applications rate rates place places location locations name names "
    "result results outcome outcomes finding findings conclusion conclusions recommendation recommendations priority "
    "priorities strength strengths weakness weaknesses area areas action actions plan plans measure measures progress "
    "change changes improvement improvements target targets purpose purposes goal goals aim aims objective objectives "
    "role roles responsibility responsibilities chair chairs view views opinion opinions comment comments response "
    "responses feedback status source sources history size length duration timetable timescale timescales trend "
    "trends concern concerns point points part parts fact facts anything something everything nothing else others "
    "other situation position matter matters case cases story topic subject question questions answer answers help "
    "exception exceptions definition summary overview explanation symptoms symptom treatment treatments features "
    "feature origin start end payment payments best most main key next first last latest previous current new more "
    "many much long often overall another different same similar".split()
)
"""Words that say nothing about what a conversation is about: they are asked of a topic."""
PEOPLE = frozenset(
    "children child people person families family parents parent carers carer workers worker leavers leaver staff "
    "adults adult pupils pupil students student residents resident members member officers officer councillors "
    "councillor inspectors inspector managers manager leaders leader girls boys women men babies infants teenagers "
    "patients teachers users adopters siblings victims".split()
)
ROLES = frozenset(
    "director inspector chair chairman chairwoman leader manager officer councillor minister head commissioner mayor "
    "governor headteacher chief executive president secretary author judge owner founder".split()
)
PLURALS = frozenset("children people men women staff police criteria feet".split())
POST_MODIFIERS = frozenset(
    "in care|in need|in custody|in education|in schools|in residential care|in foster care|at risk|at home|"
    "with disabilities|with special needs|leaving care|missing education|missing from home|missing from care|"
    "missing from school|living at home|seeking asylum|on the edge of care|out of area".split("|")
)
"""What belongs to the name of a group of people."""


def is_plural(word: str) -> bool:
    """Whether a noun is a plural, as far as its form tells."""
    plain = word.casefold().rstrip("’'")
    return plain in PLURALS or (plain.endswith("s") and not plain.endswith(("ss", "us", "is", "'s", "news")))
