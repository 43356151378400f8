/*
 * The grammar of .nnm files.
 *
 * A program is a sequence of lines. Three things are settled between lexer and parser, by the compiler's token filter:
 *   - a line end counts only where it can end a statement: not inside ( ) or [ ], not after an operator or another
 *     word that must be followed by something, not before 'then', 'else', '{' and 'with derivative', not between
 *     'scan' or 'while' and the '{' of its body;
 *   - brackets are known to match;
 *   - the names sum, prod, mean, max and min are REDUCTION where an operand follows their parentheses: sum(k) a[k].
 * What a name means, and which statements fit where, is decided after parsing, in words that fit the mistake.
 */
grammar Nnm;

tokens { REDUCTION }

// ---------------------------------------------------------------- statements

line
    : item? (NEWLINE | SEMICOLON | EOF)
    ;

// Without '=' this is the value of a block; elsewhere it is a mistake. The left side of '=' must turn out to be a name,
// a name with indices, or several names in parentheses.
item
    : statement
    | expression (ASSIGN expression)?
    ;

statement
    : MODEL name                                                              # modelName
    | PRECISION name                                                          # precisionChoice
    | INPUT variableDeclarator (COMMA variableDeclarator)*                    # inputDeclaration
    | TARGET variableDeclarator (COMMA variableDeclarator)*                   # targetDeclaration
    | PARAM name shape? (TILDE expression | ASSIGN expression)?               # parameterDeclaration
    | CONST name indices? ASSIGN expression                                   # constantDefinition
    | OUTPUT exported (COMMA exported)*                                       # outputDefinition
    | LOSS expression                                                         # lossTerm
    | METRIC argument                                                         # metricDefinition
    | FN name LPAREN formalParameters? RPAREN (ASSIGN expression | block) derivatives?
                                                                              # functionDefinition
    | TRAIN LBRACE setting? (separator setting?)* RBRACE                      # trainBlock
    | IMPORT STRING                                                           # importedFile
    | DIM name ASSIGN expression                                              # dimensionDefinition
    | LAYER name ASSIGN expression                                            # layerDefinition
    | REPEAT expression (AS name)? block                                      # repeat
    ;

variableDeclarator
    : name shape? (COLON classes)?
    ;

classes
    : CLASS LPAREN STRING (COMMA STRING)* RPAREN
    | CHARACTERS LPAREN STRING RPAREN
    ;

shape
    : LBRACKET expression (COMMA expression)* RBRACKET
    ;

exported
    : name (indices? ASSIGN expression)?
    ;

// Each must turn out to be a binder.
indices
    : LBRACKET subscript (COMMA subscript)* RBRACKET
    ;

binder
    : name (IN range)?
    ;

range
    : expression RANGE expression
    ;

formalParameters
    : formalParameter (COMMA formalParameter)* COMMA?
    ;

formalParameter
    : name (ASSIGN expression)?
    ;

derivatives
    : WITH DERIVATIVE derivativeRule (COMMA derivativeRule)*
    ;

derivativeRule
    : name COLON expression
    ;

separator
    : NEWLINE
    | SEMICOLON
    ;

// ------------------------------------------------------------ the train block

setting
    : DATA dataSource                                                         # dataSetting
    | settingKey argument (COMMA argument)*                                   # plainSetting
    ;

settingKey
    : NAME
    | CLASS
    | COLUMN
    | COLUMNS
    | CHARACTERS
    | TEXT
    | EVERY
    ;

dataSource
    : LBRACE dataRow? (separator dataRow?)* RBRACE                            # dataTable
    | STRING columnBindings?                                                  # dataFile
    | TEXT (STRING | writtenText) (EVERY expression)?                         # dataText
    ;

writtenText
    : LBRACE separator* (STRING separator*)+ RBRACE
    ;

dataRow
    : dataValues (ARROW dataValues)?
    ;

dataValues
    : expression (COMMA expression)*
    ;

columnBindings
    : LBRACE columnBinding? ((COMMA | separator) columnBinding?)* RBRACE
    ;

columnBinding
    : name ASSIGN (COLUMN | COLUMNS) (NUMBER (RANGE NUMBER)? | STRING (COMMA STRING)*)
    ;

// ---------------------------------------------------------------- expressions

// From the tightest operator to the loosest.
expression
    : primary                                                                 # primaryExpression
    | expression LPAREN (argument (COMMA argument)* COMMA?)? RPAREN           # call
    | expression LBRACKET subscript (COMMA subscript)* (PAD expression)? RBRACKET
                                                                              # index
    | expression (PRIME | TRANSPOSE)                                          # transposition
    | expression SUPERSCRIPT                                                  # superscriptPower
    | <assoc = right> expression operator = POWER expression                  # binary
    | operator = (MINUS | PLUS) expression                                    # unary
    | expression operator = (STAR | SLASH | AT) expression                    # binary
    | REDUCTION LPAREN binder (COMMA binder)* RPAREN expression               # boundReduction
    | expression operator = (PLUS | MINUS) expression                         # binary
    | expression operator = (LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | EQUAL | NOT_EQUAL) expression
                                                                              # binary
    | operator = NOT expression                                               # unary
    | expression operator = AND expression                                    # binary
    | expression operator = OR expression                                     # binary
    | IF expression THEN expression ELSE expression                           # conditional
    ;

// Several expressions in parentheses are a tuple. Dots lead from a layer to its parameters.
primary
    : NUMBER                                                                  # number
    | STRING                                                                  # string
    | (TRUE | FALSE)                                                          # boolean
    | name (DOT name)*                                                        # reference
    | LPAREN expression (COMMA expression)* COMMA? RPAREN                     # parenthesized
    | LBRACKET expression (COMMA expression)* COMMA? RBRACKET                 # listLiteral
    | block                                                                   # blockExpression
    | SCAN scanStates OVER scanVariable (COMMA scanVariable)* FROM expression COLLECT? block
                                                                              # scan
    | WHILE expression FROM loopVariable (COMMA loopVariable)* (MAX expression)? block
                                                                              # while
    ;

scanStates
    : name
    | LPAREN name (COMMA name)* RPAREN
    ;

scanVariable
    : name IN REVERSE? expression (RANGE expression)?
    ;

loopVariable
    : name ASSIGN expression
    ;

block
    : LBRACE item? (separator item?)* RBRACE
    ;

// The left side of '=' must turn out to be a name.
argument
    : expression (ASSIGN expression)?
    ;

subscript
    : expression (RANGE expression?)?
    | RANGE expression?
    | COLON
    | name IN range
    ;

// Words with a meaning in one place are names everywhere else.
name
    : NAME
    | DATA
    | CLASS
    | COLUMN
    | COLUMNS
    | OVER
    | IN
    | REVERSE
    | FROM
    | COLLECT
    | MAX
    | AS
    | WITH
    | DERIVATIVE
    | PAD
    | CHARACTERS
    | TEXT
    | EVERY
    ;

// --------------------------------------------------------------------- tokens

MODEL     : 'model';
PRECISION : 'precision';
INPUT     : 'input';
TARGET    : 'target';
PARAM     : 'param';
CONST     : 'const';
OUTPUT    : 'output';
LOSS      : 'loss';
METRIC    : 'metric';
FN        : 'fn';
TRAIN     : 'train';
IMPORT    : 'import';
DIM       : 'dim';
LAYER     : 'layer';
REPEAT    : 'repeat';
IF        : 'if';
THEN      : 'then';
ELSE      : 'else';
AND       : 'and';
OR        : 'or';
NOT       : 'not';
SCAN      : 'scan';
WHILE     : 'while';
TRUE      : 'true';
FALSE     : 'false';

DATA       : 'data';
CLASS      : 'class';
COLUMN     : 'column';
COLUMNS    : 'columns';
OVER       : 'over';
IN         : 'in';
REVERSE    : 'reverse';
FROM       : 'from';
COLLECT    : 'collect';
MAX        : 'max';
AS         : 'as';
WITH       : 'with';
DERIVATIVE : 'derivative';
PAD        : 'pad';
CHARACTERS : 'characters';
TEXT       : 'text';
EVERY      : 'every';

LPAREN        : '(';
RPAREN        : ')';
LBRACKET      : '[';
RBRACKET      : ']';
LBRACE        : '{';
RBRACE        : '}';
COMMA         : ',';
SEMICOLON     : ';';
COLON         : ':';
RANGE         : '..';
DOT           : '.';
TILDE         : '~';
ARROW         : '->' | '→';
ASSIGN        : '=';
EQUAL         : '==';
NOT_EQUAL     : '!=' | '≠';
LESS          : '<';
LESS_EQUAL    : '<=' | '≤';
GREATER       : '>';
GREATER_EQUAL : '>=' | '≥';
PLUS          : '+';
MINUS         : '-' | '−';
STAR          : '*' | '·' | '⋅' | '×';
SLASH         : '/';
AT            : '@';
POWER         : '^';
PRIME         : '\'';
TRANSPOSE     : 'ᵀ';
SUPERSCRIPT   : '⁻'? [⁰¹²³⁴-⁹]+;

NUMBER        : DIGITS ('.' DIGITS)? EXPONENT? | '.' DIGITS EXPONENT?;
NAME          : NAME_START NAME_PART*;
STRING        : '"' STRING_PART* '"';

NEWLINE       : '\r\n' | '\r' | '\n';
SPACE         : [ \t\f\u00A0\uFEFF]+ -> skip;
COMMENT       : '#' ~[\r\n]* -> skip;

// What no rule of the parser accepts: tokens of their own, so that the compiler can say what is wrong with them.
NUMBER_AND_NAME     : NUMBER NAME_START NAME_PART*;
UNTERMINATED_STRING : '"' STRING_PART*;
UNKNOWN             : .;

fragment DIGITS      : [0-9]+;
fragment EXPONENT    : [eE] [+-]? DIGITS;
fragment STRING_PART : ~["\\\r\n] | '\\' ~[\r\n];

// Modifier letters are left out, for ᵀ is one of them; subscript letters and the signs of Japanese words are not.
fragment NAME_START  : [\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{Nl}_ᵢ-ᵪₐ-ₜ々ー];
fragment NAME_PART   : NAME_START | [\p{Mn}\p{Mc}\p{Nd}₀-₉];
