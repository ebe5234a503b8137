// The query language of Cairn: openCypher and the learner's questions as clauses of their own.
// Rules that openCypher does not have are marked "ours". Meaning is not checked here but in query/binding.
grammar Cairn;

statement : ((EXPLAIN | PROFILE)? query | command) ';'? EOF ;

// A statement that stands by itself.
command
    : BEGIN TRANSACTION?                                                              # beginTransaction
    | COMMIT TRANSACTION?                                                             # commitTransaction
    | ROLLBACK TRANSACTION?                                                           # rollbackTransaction
    | CREATE INDEX indexName=symbolicName? ifNotExists? FOR nodeOfIndex ON ('(' propertyOfIndex ')' | propertyOfIndex)  # createIndex
    | CREATE CONSTRAINT indexName=symbolicName? ifNotExists? FOR nodeOfIndex
      REQUIRE ('(' propertyOfIndex ')' | propertyOfIndex) IS UNIQUE                   # createConstraint
    | DROP (INDEX | constraint=CONSTRAINT) indexName=symbolicName ifExists?           # dropIndex
    | SHOW (INDEX | INDEXES | constraints=(CONSTRAINT | CONSTRAINTS))                 # showIndexes
    ;

ifNotExists : IF NOT EXISTS ;

ifExists : IF EXISTS ;

nodeOfIndex : '(' variable ':' schemaName ')' ;

propertyOfIndex : variable '.' schemaName ;

query : singleQuery (unionWords singleQuery)* ;

unionWords : UNION ALL? ;

singleQuery : clause+ ;

clause
    : matchClause
    | unwindClause
    | withClause
    | returnClause
    | createClause
    | mergeClause
    | setClause
    | removeClause
    | deleteClause
    | callClause
    | prerequisitesClause
    | learningPathClause
    | whyClause
    | nextStepsClause
    | relatedClause
    ;

// --- reading and projecting ---

matchClause : OPTIONAL? MATCH pattern (',' pattern)* where? ;

unwindClause : UNWIND expression AS variable ;

withClause : WITH projectionBody where? ;

returnClause : RETURN projectionBody ;

projectionBody : DISTINCT? projectionItems orderBy? skip? limit? ;

projectionItems
    : '*' (',' projectionItem)*
    | projectionItem (',' projectionItem)*
    ;

projectionItem : expression (AS variable)? ;

orderBy : ORDER BY sortItem (',' sortItem)* ;

sortItem : expression (ASC | ASCENDING | DESC | DESCENDING)? ;

skip : SKIP_ expression ;

limit : LIMIT expression ;

where : WHERE expression ;

callClause : CALL procedureName (open='(' (expression (',' expression)*)? ')')? (YIELD (star='*' | yieldItem (',' yieldItem)*) where?)? ;

procedureName : symbolicName ('.' symbolicName)* ;

// --- writing ---

createClause : CREATE pattern (',' pattern)* ;

mergeClause : MERGE pattern mergeAction* ;

mergeAction : ON (created=CREATE | matched=MATCH) setClause ;

setClause : SET setItem (',' setItem)* ;

setItem
    : propertyOf '=' expression           # setProperty
    | variable '=' expression             # setAllProperties
    | variable '+=' expression            # addProperties
    | variable nodeLabels                 # setLabels
    ;

propertyOf : atom ('.' schemaName)+ ;

removeClause : REMOVE removeItem (',' removeItem)* ;

removeItem
    : variable nodeLabels                 # removeLabels
    | propertyOf                          # removeProperty
    ;

deleteClause : DETACH? DELETE expression (',' expression)* ;

// --- the learner's questions (ours) ---

prerequisitesClause
    : PREREQUISITES OF concepts knowing? depthLimit? minConfidence? yields?
    ;

learningPathClause
    : LEARNING PATH TO concepts knowing? includingKnown? within? pace? minConfidence? yields?
    ;

nextStepsClause : NEXT STEPS knowing? towards? minConfidence? yields? ;

relatedClause : RELATED TO concepts limit? yields? ;

whyClause : WHY conceptReference REQUIRES conceptReference yields? ;

// A string is looked up by name, a node stands for itself, a list for its elements.
concepts : conceptReference (',' conceptReference)* ;

conceptReference : expression ;

knowing : KNOWING concepts STRICTLY? ;

towards : TOWARDS concepts ;

includingKnown : INCLUDING KNOWN ;

within : WITHIN expression MINUTES ;

// Words a minute.
pace : PACE expression ;

depthLimit : DEPTH expression ;

minConfidence : MIN CONFIDENCE expression ;

yields : YIELD yieldItem (',' yieldItem)* where? ;

yieldItem : symbolicName (AS variable)? ;

// --- patterns ---

pattern : (variable '=')? patternElement ;

patternElement
    : nodePattern patternStep*
    | '(' patternElement ')'
    | (SHORTESTPATH | ALLSHORTESTPATHS) '(' chain ')'
    ;

patternStep : relationshipPattern nodePattern ;

nodePattern : '(' variable? labelExpression? properties? where? ')' ;

// What is given to a node or taken from it.
nodeLabels : (':' schemaName)+ ;

// What a node or the type of a relationship must be like.
labelExpression : (':' labelOr)+ ;

labelOr : labelAnd ('|' ':'? labelAnd)* ;

labelAnd : labelNot ('&' labelNot)* ;

labelNot
    : '!' labelNot
    | schemaName
    | anyLabel='%'
    | '(' labelOr ')'
    ;

// In an expression a choice stands in brackets, n:(A|B): [n IN list WHERE n:A | n.name] means something else.
labelTest : (':' labelAnd)+ ;

properties : mapLiteral | parameter ;

// Without brackets or an arrow to the right there is no quantifier: (a)--+(b) is a sum.
relationshipPattern
    : leftArrow? '-' (relationshipDetail '-' rightArrow? pathQuantifier? | '-' (rightArrow pathQuantifier?)?)
    ;

// As in ISO GQL.
pathQuantifier
    : '{' (exactly=INTEGER | least=INTEGER? ',' most=INTEGER?) '}'
    | plus='+'
    | '*'
    ;

leftArrow : '<' ;

rightArrow : '>' ;

relationshipDetail : '[' variable? relationshipTypes? variableLength? properties? where? ']' ;

relationshipTypes : ':' labelOr ;

variableLength
    : '*' lowerBound=INTEGER? (range='..' upperBound=INTEGER?)?
    | wrong='..' INTEGER?
    | '*' wrong='-' INTEGER
    ;

// --- expressions, the tightest binding first ---

expression
    : atom                                                          # atomExpression
    | expression '.' schemaName                                     # propertyExpression
    | expression labelTest                                          # labelsExpression
    | expression '[' expression ']'                                 # indexExpression
    | expression '[' from=expression? '..' to=expression? ']'       # sliceExpression
    | sign=('+' | '-') expression                                   # signExpression
    | expression '^' expression                                     # powerExpression
    | expression op=('*' | '/' | '%') expression                    # productExpression
    | expression op=('+' | '-') expression                          # sumExpression
    | expression STARTS WITH expression                             # startsWithExpression
    | expression ENDS WITH expression                               # endsWithExpression
    | expression CONTAINS expression                                # containsExpression
    | expression '=~' expression                                    # matchesExpression
    | expression IN expression                                      # inExpression
    | expression IS NOT? NULL_                                      # isNullExpression
    | expression op=('=' | '<>' | '<' | '<=' | '>' | '>=') expression  # comparisonExpression
    | NOT expression                                                # notExpression
    | expression AND expression                                     # andExpression
    | expression XOR expression                                     # xorExpression
    | expression OR expression                                      # orExpression
    ;

atom
    : listComprehension
    | patternComprehension
    | literal
    | parameter
    | caseExpression
    | countStar
    | quantifier
    | reduction
    | subquery
    | functionCall
    | patternExpression
    | '(' expression ')'
    | variable
    ;

listComprehension : '[' variable IN expression where? ('|' projected=expression)? ']' ;

patternComprehension : '[' (variable '=')? chain where? '|' expression ']' ;

patternExpression : chain ;

// A pattern with at least one relationship: what tells it from a variable in brackets.
chain : nodePattern patternStep+ ;

quantifier : (ALL | ANY | NONE | SINGLE) '(' variable IN expression where? ')' ;

reduction : REDUCE '(' accumulator=variable '=' initial=expression ',' element=variable IN list=expression '|' step=expression ')' ;

subquery : (EXISTS | COUNT) '{' (query | pattern (',' pattern)* where?) '}' ;

literal
    : NULL_
    | TRUE
    | FALSE
    | INTEGER
    | FLOAT
    | NO_NUMBER
    | STRING
    | listLiteral
    | mapLiteral
    ;

listLiteral : '[' (expression (',' expression)*)? ']' ;

mapLiteral : '{' (mapEntry (',' mapEntry)*)? '}' ;

mapEntry : schemaName ':' expression ;

parameter : '$' (schemaName | INTEGER) ;

caseExpression : CASE subject=expression? caseBranch+ (ELSE otherwise=expression)? END ;

caseBranch : WHEN expression THEN expression ;

countStar : COUNT '(' '*' ')' ;

functionCall : symbolicName ('.' symbolicName)* '(' DISTINCT? (expression (',' expression)*)? ')' ;

variable : symbolicName ;

// Labels, types and property keys may be called like any keyword.
schemaName : symbolicName | reservedWord ;

symbolicName : IDENTIFIER | QUOTED_IDENTIFIER | unreservedWord ;

// Words of the learning clauses and others that stay usable as names.
unreservedWord
    : PREREQUISITES | OF | KNOWING | STRICTLY | DEPTH | MIN | CONFIDENCE | LEARNING | PATH | TO | WHY | REQUIRES | YIELD
    | COUNT | ALL | ANY | NONE | SINGLE | REDUCE | EXISTS | CALL | ON | DETACH
    | EXPLAIN | PROFILE | BEGIN | COMMIT | ROLLBACK | TRANSACTION | INDEX | INDEXES | CONSTRAINT | CONSTRAINTS | IF | FOR
    | REQUIRE | UNIQUE | DROP | SHOW | NEXT | STEPS | TOWARDS | RELATED | WITHIN | MINUTES | PACE | INCLUDING | KNOWN | SHORTESTPATH | ALLSHORTESTPATHS
    ;

reservedWord
    : OPTIONAL | MATCH | UNWIND | AS | WITH | RETURN | DISTINCT | ORDER | BY | ASC | ASCENDING | DESC | DESCENDING
    | SKIP_ | LIMIT | WHERE | STARTS | ENDS | CONTAINS | IN | IS | NOT | NULL_ | AND | XOR | OR | TRUE | FALSE | CASE
    | WHEN | THEN | ELSE | END | CREATE | MERGE | SET | REMOVE | DELETE | UNION
    ;

// --- words; keywords in any case ---

OPTIONAL : O P T I O N A L ;
MATCH : M A T C H ;
UNWIND : U N W I N D ;
AS : A S ;
WITH : W I T H ;
RETURN : R E T U R N ;
DISTINCT : D I S T I N C T ;
ORDER : O R D E R ;
BY : B Y ;
ASC : A S C ;
ASCENDING : A S C E N D I N G ;
DESC : D E S C ;
DESCENDING : D E S C E N D I N G ;
SKIP_ : S K I P ;
LIMIT : L I M I T ;
WHERE : W H E R E ;
STARTS : S T A R T S ;
ENDS : E N D S ;
CONTAINS : C O N T A I N S ;
IN : I N ;
IS : I S ;
NOT : N O T ;
NULL_ : N U L L ;
AND : A N D ;
XOR : X O R ;
OR : O R ;
TRUE : T R U E ;
FALSE : F A L S E ;
CASE : C A S E ;
WHEN : W H E N ;
THEN : T H E N ;
ELSE : E L S E ;
END : E N D ;
COUNT : C O U N T ;
YIELD : Y I E L D ;
CREATE : C R E A T E ;
MERGE : M E R G E ;
ON : O N ;
SET : S E T ;
REMOVE : R E M O V E ;
DETACH : D E T A C H ;
DELETE : D E L E T E ;
UNION : U N I O N ;
CALL : C A L L ;
ALL : A L L ;
ANY : A N Y ;
NONE : N O N E ;
SINGLE : S I N G L E ;
REDUCE : R E D U C E ;
EXISTS : E X I S T S ;
EXPLAIN : E X P L A I N ;
PROFILE : P R O F I L E ;
BEGIN : B E G I N ;
COMMIT : C O M M I T ;
ROLLBACK : R O L L B A C K ;
TRANSACTION : T R A N S A C T I O N ;
INDEX : I N D E X ;
INDEXES : I N D E X E S ;
CONSTRAINT : C O N S T R A I N T ;
CONSTRAINTS : C O N S T R A I N T S ;
IF : I F ;
FOR : F O R ;
REQUIRE : R E Q U I R E ;
UNIQUE : U N I Q U E ;
DROP : D R O P ;
SHOW : S H O W ;
SHORTESTPATH : S H O R T E S T P A T H ;
ALLSHORTESTPATHS : A L L S H O R T E S T P A T H S ;

PREREQUISITES : P R E R E Q U I S I T E S ;
OF : O F ;
KNOWING : K N O W I N G ;
STRICTLY : S T R I C T L Y ;
DEPTH : D E P T H ;
MIN : M I N ;
CONFIDENCE : C O N F I D E N C E ;
LEARNING : L E A R N I N G ;
PATH : P A T H ;
TO : T O ;
WHY : W H Y ;
REQUIRES : R E Q U I R E S ;
NEXT : N E X T ;
STEPS : S T E P S ;
TOWARDS : T O W A R D S ;
RELATED : R E L A T E D ;
WITHIN : W I T H I N ;
MINUTES : M I N U T E S ;
PACE : P A C E ;
INCLUDING : I N C L U D I N G ;
KNOWN : K N O W N ;

INTEGER
    : '0' [xX] [0-9a-fA-F]+
    | '0' [oO] [0-7]+
    | [0-9]+
    ;

FLOAT
    : [0-9]* '.' [0-9]+ EXPONENT?
    | [0-9]+ EXPONENT
    ;

// 0x, 12abc: read whole, so that the error shows all of it.
NO_NUMBER : [0-9] [\p{ID_Continue}]+ ;

fragment EXPONENT : [eE] [+-]? [0-9]+ ;

STRING
    : '\'' (~['\\] | '\\' .)* '\''
    | '"' (~["\\] | '\\' .)* '"'
    ;

IDENTIFIER : [\p{ID_Start}\p{Pc}] [\p{ID_Continue}\p{Sc}]* ;

QUOTED_IDENTIFIER : ('`' ~'`'* '`')+ ;

COMMENT : ('/*' .*? '*/' | '//' ~[\r\n]*) -> channel(HIDDEN) ;

SPACE : [\p{White_Space}]+ -> channel(HIDDEN) ;

// Read to its end as one, so that many that are open one in the other are not each looked through again.
UNCLOSED
    : '\'' (~['\\] | '\\' .)*
    | '"' (~["\\] | '\\' .)*
    | '`' ~'`'*
    | '/*' (~'*' | '*'+ ~[*/])* '*'*
    ;

// Whatever is no word gives a syntax error with its place, and not a message of the lexer.
UNKNOWN : . ;

fragment A : [aA] ;
fragment B : [bB] ;
fragment C : [cC] ;
fragment D : [dD] ;
fragment E : [eE] ;
fragment F : [fF] ;
fragment G : [gG] ;
fragment H : [hH] ;
fragment I : [iI] ;
fragment J : [jJ] ;
fragment K : [kK] ;
fragment L : [lL] ;
fragment M : [mM] ;
fragment N : [nN] ;
fragment O : [oO] ;
fragment P : [pP] ;
fragment Q : [qQ] ;
fragment R : [rR] ;
fragment S : [sS] ;
fragment T : [tT] ;
fragment U : [uU] ;
fragment V : [vV] ;
fragment W : [wW] ;
fragment X : [xX] ;
fragment Y : [yY] ;
fragment Z : [zZ] ;
