using Retort.Errors;
using Retort.Execution.Statements;
using Retort.Revisions;
using Retort.Sql;

namespace Retort.Execution.Backfills;

/// <summary>Cuts one UPDATE: <c>UPDATE [ONLY] table [*] [[AS] alias] SET ... [FROM ...] [WHERE ...] [RETURNING ...]</c>.</summary>
internal sealed class UpdateReader(StatementPlace place, Backfill backfill)
{
    private readonly string text = place.Statement.Text;
    private readonly List<SqlToken> tokens = Tokens(place.Statement.Text);
    private int at;

    public BatchedUpdate Read()
    {
        if (!Take("update")) throw Refuse("it is not an UPDATE");
        var start = at;
        Take("only");
        var name = Name();
        var tableEnd = tokens[at - 1].End;
        CheckTable(name);
        if (Is('*')) at++;
        var target = Alias() ?? name[^1];
        if (!Take("set")) throw Refuse($"\"set\" was expected, and \"{Text(at)}\" stands there");
        var keys = Names(backfill.Key);
        CheckAssignments(keys);
        var where = TopLevel("where", at);
        var returning = TopLevel("returning", where ?? at);
        if (where is { } condition && Text(condition + 1) == "current") throw Refuse("it updates the row of a cursor");
        var end = returning is { } tail ? tokens[tail].Start : text.Length;
        return new BatchedUpdate
        {
            Table = text[tokens[start].Start..tableEnd],
            Target = target,
            Keys = keys,
            Head = text[..(where is { } head ? tokens[head].Start : end)].TrimEnd(),
            Condition = where is { } only ? text[tokens[only].End..end].Trim() : null,
            Tail = text[end..],
        };
    }

    private void CheckTable(List<string> name)
    {
        var named = Names(backfill.Table, '.');
        var same = name.Select(Fold).Reverse().Zip(named.Select(Fold).Reverse()).All(pair => pair.First == pair.Second);
        if (!same) throw Refuse($"it changes {string.Join('.', name)}, and the directive names {backfill.Table}");
    }

    // A key that moves would be met again further up, or never.
    private void CheckAssignments(ValueList<string> keys)
    {
        var depth = 0;
        var expectsName = true;
        for (var index = at; tokens[index].Kind != SqlTokenKind.End; index++)
        {
            if (depth == 0 && (Begins(index, "where") || Begins(index, "returning") || (Begins(index, "from") && Text(index - 1) != "distinct"))) return;
            if (expectsName && IsName(index) && keys.Any(key => Fold(key) == Fold(Raw(index)))) throw Refuse($"it changes the key {Raw(index)}");
            if (tokens[index].Is(text, '(')) depth++;
            else if (tokens[index].Is(text, ')')) depth--;
            else if (tokens[index].Is(text, '=') && depth == 0) expectsName = false;
            if (tokens[index].Is(text, ',') && depth == 0) expectsName = true;
        }
    }

    private int? TopLevel(string keyword, int from)
    {
        var depth = 0;
        for (var index = from; tokens[index].Kind != SqlTokenKind.End; index++)
        {
            if (tokens[index].Is(text, '(')) depth++;
            else if (tokens[index].Is(text, ')')) depth--;
            else if (depth == 0 && Begins(index, keyword)) return index;
        }

        return null;
    }

    // Reserved words are names after a dot, and labels after AS.
    private bool Begins(int index, string keyword) =>
        tokens[index].Is(text, keyword) && !tokens[index - 1].Is(text, '.') && !tokens[index - 1].Is(text, "as");

    private List<string> Name()
    {
        List<string> name = [];
        do
        {
            if (!IsName(at)) throw Refuse($"the name of a table was expected, and \"{Text(at)}\" stands there");
            name.Add(Raw(at++));
        }
        while (Is('.') && ++at > 0);
        return name;
    }

    private string? Alias()
    {
        if (!Take("as") && tokens[at].Is(text, "set")) return null;
        return IsName(at) ? Raw(at++) : null;
    }

    private static ValueList<string> Names(string list, char separator = ',') =>
        Tokens(list).Where(token => token.Kind != SqlTokenKind.End && !token.Is(list, separator)).Select(token => list[token.Start..token.End]).ToValueList();

    private static List<SqlToken> Tokens(string text)
    {
        var scanner = new SqlScanner(text, null, 1);
        List<SqlToken> tokens = [];
        do
        {
            var token = scanner.Next();
            if (token.Kind != SqlTokenKind.Comment) tokens.Add(token);
        }
        while (tokens.Count == 0 || tokens[^1].Kind != SqlTokenKind.End);
        return tokens;
    }

    private bool Take(string keyword)
    {
        if (!tokens[at].Is(text, keyword)) return false;
        at++;
        return true;
    }

    private bool Is(char symbol) => tokens[at].Is(text, symbol);

    private bool IsName(int index) => tokens[index].Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;

    private string Raw(int index) => text[tokens[index].Start..tokens[index].End];

    private string Text(int index) => index < tokens.Count ? Raw(index).ToLowerInvariant() : "";

    private static string Fold(string name) =>
        name[0] == '"' ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name.ToLowerInvariant();

    private ExecutionException Refuse(string why) => BackfillRefusal.Of(place, why,
        "Write it as `update users set ... where ...`, with the table that the directive names, and leave its key alone.");
}
