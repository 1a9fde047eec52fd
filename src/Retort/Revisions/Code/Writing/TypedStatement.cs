using Retort.Sql;

namespace Retort.Revisions.Code.Writing;

/// <summary>Finds the operation that sends a statement.</summary>
internal static class TypedStatement
{
    private static readonly Func<StatementReader, OperationCall?>[] forms = [TableForms.Create, TableForms.Drop, AlterForms.Read, IndexForms.Read, SequenceForms.Read, TypeForms.Read, SchemaForms.Read, RowForms.Read];

    /// <summary>The call; null when no operation sends exactly this statement.</summary>
    /// <remarks>What was found is tried: the operation is called, and what it would send is compared token by token. A form that is read wrongly is none.</remarks>
    public static string? Of(SqlStatement statement)
    {
        if (statement.Code is not null || statement.Text.Contains("--", StringComparison.Ordinal) || statement.Text.Contains("/*", StringComparison.Ordinal)) return null;
        foreach (var form in forms)
            if (form(new StatementReader(statement.Text)) is { } call) return Sends(call, statement) ? call.Code : null;
        return null;
    }

    private static bool Sends(OperationCall call, SqlStatement statement)
    {
        var op = new RevisionOperations("");
        call.Make(op);
        return op.ToScript("").Parts is [{ Statements: [var sent] }] && ScriptChecksum.Of(sent) == ScriptChecksum.Of(statement);
    }
}
