using System.Text;

namespace Retort.Tests.Lexer;

/// <summary>A random script together with the statements that it was made of.</summary>
internal static class GeneratedScript
{
    private static readonly string[] Tokens =
    [
        "select", "a", "b$1", "1", "1.5e10", "$1", "'x'", "'it''s;'", "E'\\';'", "U&'\\0061;'", "B'01'", "\"q;\"\"\"", "U&\"q;\"",
        "$$ ; ' $$", "$t$ $$;$$ $t$", "(1; 2)", "(a(b;c);d)", "->", "- -", "#>>", "*", "/", ",", "::int", "end", "case", "begin", "from", "größe",
        "-- ;' \" /*\n", "/* ; /* ' */ \" */", "E'a'\n'\\';'",
    ];

    private static readonly string[] Gaps = [" ", "\n", "\r\n", "\t", " -- note; 'x\n", "/* a; /* b */ */", ";", "\n\n"];

    public static (string Script, List<string> Statements) Next(Random random)
    {
        var script = new StringBuilder();
        var statements = new List<string>();
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            for (var gaps = random.Next(4); gaps > 0; gaps--) script.Append(Gaps[random.Next(Gaps.Length)]);
            var statement = Statement(random);
            statements.Add(statement);
            script.Append(statement).Append(random.Next(3) == 0 ? " -- last; note\n" : "").Append(';');
        }
        return (script.ToString(), statements);
    }

    private static string Statement(Random random)
    {
        var tokens = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Tokens[random.Next(Tokens.Length)]);
        return $"update {string.Join(random.Next(2) == 0 ? " " : "\n", tokens)} z";
    }
}
