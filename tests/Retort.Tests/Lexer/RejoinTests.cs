using System.Text.Json;
using Retort.Errors;
using Retort.Sql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Lexer;

/// <summary>Whatever a script holds, its pieces joined again are the script.</summary>
public sealed class RejoinTests
{
    [Fact]
    public void Every_sql_file_of_the_cases_is_its_pieces_joined()
    {
        var files = Directory.GetFiles(Cases.Require(), "*.sql", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        foreach (var file in files) Rejoins(File.ReadAllText(file), file);
        TestContext.Current.SendDiagnosticMessage($"{files.Length} files");
    }

    [Fact]
    public void Every_script_of_the_lint_cases_is_its_pieces_joined_or_has_no_end()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(Cases.Require("lint", "squawk.json")));

        foreach (var entry in cases.RootElement.EnumerateArray())
        {
            var script = entry.GetProperty("sql").GetString()!;
            if (Record.Exception(() => SqlCutter.Cut(script)) is { } error) Assert.StartsWith("unterminated-", Assert.IsType<SourceException>(error).Code);
            else Rejoins(script, entry.GetProperty("id").GetString()!);
        }
    }

    [Fact]
    public void Rows_of_a_copy_and_psql_commands_are_pieces_of_their_own()
    {
        const string script = "\\restrict x\nselect 1; copy t from stdin;\n1\t'\n\\.\n\\unrestrict x\r\nselect 2 \\gx\n";

        Assert.Equal(
            [SqlPieceKind.MetaCommand, SqlPieceKind.Statement, SqlPieceKind.Statement, SqlPieceKind.CopyRows,
             SqlPieceKind.MetaCommand, SqlPieceKind.Statement, SqlPieceKind.MetaCommand],
            SqlCutter.Cut(script).Where(piece => piece.Kind != SqlPieceKind.Gap).Select(piece => piece.Kind));
        Rejoins(script, "script");
    }

    [Fact]
    public void Generated_scripts_are_their_pieces_joined_and_keep_their_statements()
    {
        var random = new Random(20261120);
        for (var round = 0; round < 3000; round++)
        {
            var (script, statements) = GeneratedScript.Next(random);
            Rejoins(script, $"round {round}");
            Assert.Equal(statements, SqlSplitter.Split(script).Select(statement => statement.Text));
        }
    }

    private static void Rejoins(string script, string name)
    {
        var position = 0;
        foreach (var piece in SqlCutter.Cut(script))
        {
            Assert.True(piece.Start == position, $"{name}: a hole at {position}");
            Assert.True(piece.End > piece.Start, $"{name}: an empty piece at {position}");
            Assert.True(piece.Line == 1 + script.AsSpan(0, piece.Start).Count('\n'), $"{name}: wrong line at {position}");
            if (piece.Kind == SqlPieceKind.Gap) Assert.True(script.AsSpan(piece.Start..piece.End).Trim("; \t\r\n\f\v").IsEmpty, $"{name}: text in a gap at {position}");
            position = piece.End;
        }
        Assert.True(position == script.Length, $"{name}: cut short at {position}");
    }
}
