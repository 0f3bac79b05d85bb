"""Western given names that people add to a Chinese name. A table, because the rule «one more given name is the
same person» must not fire on a Chinese syllable; names that are also Chinese syllables (May, Ling, Lee, Ray is
kept) are left out on purpose, so that they end as «unclear»."""

from __future__ import annotations

# Tables read better in rows than one entry a line.
# ruff: noqa: SIM905
# fmt: off

WESTERN = frozenset(
    """
aaron abigail abraham adam adrian adriana agnes aidan alan albert alec alejandro alex alexa alexander alexandra alexis alfred
alice alicia alison allan allen alvin alvis amanda amber amelia amy ana anastasia anders andre andrea andrew andy angela angelica
angelina angie angus anita ann anna annabel annabelle anne annette annie anson anthony antonia antonio april ariel arnold arthur
ashley astrid audrey austin ava barbara barry bartholomew beatrice belinda bella ben benedict benjamin benny bernadette bernard
bernice bertha beth betty beverly bianca bill billy blanche bob bobby bonnie boris brad bradley brandon brenda brendan brenton
brian bridget britney bruce bruno bryan byron caleb calvin camilla candice candy cara carina carl carla carlos carmen carol
carolina caroline carolyn carrie carson cassandra caspar catherine cathy cecilia cedric celeste celia celina charlene charles charlie
charlotte chelsea cherry cheryl chester chloe chris christian christina christine christopher christy cindy claire clara clarence
clarissa claudia clement cleo clifford clint clive colin colleen connie conrad constance cora corey corinna corinne craig crystal curtis
cynthia cyril cyrus daisy damian damien daniel daniela danielle danny daphne darren dave david dawn dean deborah debbie denise dennis
derek desmond diana diane dickson dominic donald donna doreen doris dorothy douglas duncan dustin dylan eason ebony eddie edgar edith edmond
edmund eduardo edward edwin eileen elaine eleanor elena eleni eli elijah elisa elise eliza elizabeth ella ellen ellie elliot elsa elsie elton elvis
elva emily emma emmanuel enoch eric erica erik erin ernest esther ethan eugene eunice eva evan eve evelyn everett faith fanny felicia felix
ferdinand fergus fernando fiona flora florence frances francesca francis francisco frank frankie franklin fred freda freddie freddy frederick
gabriel gabriella gabrielle gail gareth garrick gary gavin genevieve geoffrey george georgia georgina gerald geraldine gerard germaine gigi
gilbert gillian gina giselle gladys glen glenn gloria godfrey gordon grace graham grant greg gregory greta gretchen gwen gwendolyn hailey hannah
harold harriet harris harrison harry harvey hazel heather hebe hector heidi helen helena helene henrietta henry herbert herman hermione hilary
hilda horace howard hubert hugh hugo ian ida ignatius ingrid irene iris irwin isaac isabel isabella isabelle isidore ivan ivy jack jackie jackson
jacky jacob jacqueline jade jake james jamie jan jane janet janice janine jared jasmine jason jasper jay jean jeanette jeff jefferson jeffrey
jennie jennifer jenny jeremy jerome jerry jesse jessica jessie jill jillian jim jimmy joan joann joanna joanne jocelyn jodie joe joel joey john
johnny johnson johnathan jolene jonathan jordan jose joseph josephine joshua joy joyce juan judith judy julia julian juliana julie juliet julius
june justin justina karen karina karl kate katherine kathleen kathryn kathy katie katrina kay keith kelly kelvin ken kendrick kenneth kenny kent
kerry kevin kimberly kirsten kitty kristen kristina kristine kristy kyle laura lauren laurence lavinia lawrence leah lena leo leon leona leonard
leonardo leslie lester letitia lewis liam lilian lillian lily linda lionel lisa liza lloyd logan lorraine louis louisa louise lucas lucia lucy luis
luke lydia lynn mabel mable madeleine maggie malcolm mandy manuel marco marcus margaret maria mariana marianne marie marilyn mario marion marisa
mark marlon martha martin martina marvin mary mason mathew matilda matthew maureen maurice mavis max maxim maxine maxwell megan melanie melinda
melissa melody melvin mercedes mercy meredith michael michaela michelle miguel mike mildred miles milton minnie miranda miriam mitchell moira mona
monica morgan morris moses muriel myra nadia nancy naomi natalia natalie natasha nathan nathaniel neil nelson nicholas nick nicola nicole nigel nina noah
noel nora norman norris octavia oliver olivia orlando oscar oswald otto owen pamela pansy patricia patrick paul paula paulina pauline pedro peggy
penelope penny percy perry pete peter petra philip phillip phoebe phyllis pierre polly priscilla prudence queenie quentin quincy rachel ralph ramon
randolph randy raphael raymond rayson rebecca regina reginald rene renee reuben rex rhoda ricardo richard richie rick ricky rita robert roberto robin
rodney roger roland roman ron ronald ronnie rosa rosalind rosana rosanna rose rosemary rosita rowena roy ruben ruby rudolf rudolph rufus rupert
russell ruth ryan sabrina sally salvador sam samantha sammy samson samuel sandra sandy sara sarah scott sean sebastian serena shane sharon sheila
shelley sherman sherry shirley sidney sienna silvia simon simone sofia solomon sonia sonny sophia sophie spencer stacey stacy stanford stanley stella
stephanie stephen sterling steve steven stewart stuart sue sunny susan susana susanna susie suzanne sybil sydney sylvester sylvia tabitha tania tanya
tara ted teddy terence teresa terrence terry tess thaddeus thelma theodore theresa thomas tiffany tim timothy tina titus toby todd tom tommy tony tracey
tracy travis trevor tricia trinity tristan troy valentina valerie vanessa vera verna vernon veronica vicky victor victoria vincent viola violet virginia
vivian vivien vivienne wallace walter wanda warren wayne wendy wesley wilfred william willie willis wilson winfred winifred winnie winston xavier yolanda
yvette yvonne zachary zoe
""".split()
)
