namespace Retort.Sql;

/// <summary>What decides where a statement ends: open parentheses, an open <c>BEGIN ATOMIC</c> body, rows that follow.</summary>
internal struct StatementShape
{
    private int words;
    private int parentheses;
    private int blocks;
    private bool createsRoutine;
    private bool copies;
    private Word previous;

    /// <summary>Whether a semicolon would end the statement here.</summary>
    public readonly bool IsClosed => parentheses == 0 && blocks == 0;

    /// <summary>Whether it is <c>COPY ... FROM STDIN</c>.</summary>
    public bool TakesRows { get; private set; }

    private enum Word { Other, From, Begin }

    /// <summary>Takes the next token that is not a comment into account.</summary>
    public void Add(SqlToken token, string text)
    {
        if (token.Kind == SqlTokenKind.Symbol) AddSymbol(text[token.Start]);
        if (token.Kind != SqlTokenKind.Word)
        {
            previous = Word.Other;
            return;
        }
        AddHead(token, text);
        if (!copies && !createsRoutine) return;
        if (parentheses == 0) AddWord(token, text);
        previous = token.Is(text, "from") ? Word.From : token.Is(text, "begin") ? Word.Begin : Word.Other;
    }

    private void AddSymbol(char symbol)
    {
        if (symbol == '(') parentheses++;
        else if (symbol == ')' && parentheses > 0) parentheses--;
    }

    /// <summary>The words that say what the statement is: <c>create [or replace] function</c>, <c>copy</c>.</summary>
    private void AddHead(SqlToken token, string text)
    {
        words++;
        if (words == 1)
        {
            copies = token.Is(text, "copy");
            createsRoutine = token.Is(text, "create");
        }
        else if (words <= 4 && createsRoutine && blocks == 0)
        {
            var routine = token.Is(text, "function") || token.Is(text, "procedure");
            var prefix = (words == 2 && token.Is(text, "or")) || (words == 3 && token.Is(text, "replace"));
            if (routine) words = 5;
            else createsRoutine = prefix;
        }
    }

    private void AddWord(SqlToken token, string text)
    {
        if (copies && previous == Word.From && token.Is(text, "stdin")) TakesRows = true;
        if (!createsRoutine || words < 5) return;
        if (blocks == 0)
        {
            if (previous == Word.Begin && token.Is(text, "atomic")) blocks = 1;
        }
        else if (token.Is(text, "case")) blocks++;
        else if (token.Is(text, "end")) blocks--;
    }
}
