using Retort.Sql;

namespace Retort.Revisions.Files;

/// <summary>Gathers statements into parts, as the directives between them say.</summary>
internal sealed class PartBuilder(string? path)
{
    private readonly List<ScriptPart> parts = [];
    private readonly List<SqlStatement> statements = [];
    private readonly List<AllowedHazard> allowed = [];
    private bool transactional = true;
    private TimeSpan? lockTimeout;
    private (Backfill Backfill, int Line)? backfill;

    public void Add(Directive directive)
    {
        if (backfill is { } open) throw BackfillWithoutUpdate(open.Line);
        switch (directive.Name)
        {
            case Directive.NoTransaction: Switch(false); break;
            case Directive.Transaction: Switch(true); break;
            case Directive.LockTimeout: SetLockTimeout(directive); break;
            case Directive.Allow: allowed.Add(DirectiveArgument.Hazard(directive, path)); break;
            case Directive.Backfill:
                Close();
                backfill = (DirectiveArgument.Backfill(directive, path), directive.Line);
                break;
        }
    }

    public void Add(SqlStatement statement)
    {
        RefuseTransactionControl(statement);
        statements.Add(statement);
        if (backfill is not { } open) return;
        if (StatementWords.First(statement.Text, 1) is not ["update"]) throw BackfillWithoutUpdate(open.Line);
        Close();
    }

    public ValueList<ScriptPart> Finish()
    {
        if (backfill is { } open) throw BackfillWithoutUpdate(open.Line);
        Close();
        return parts.ToValueList();
    }

    private void Switch(bool toTransactional)
    {
        Close();
        transactional = toTransactional;
    }

    private void SetLockTimeout(Directive directive)
    {
        if (transactional && statements.Count > 0)
            throw FileError.At(path, directive.Line, "bad-directive", "a lock timeout holds for a whole transaction, so it stands before its first statement",
                hint: "Move the line up, or begin another transaction with `-- retort: transaction`.");
        Close();
        lockTimeout = DirectiveArgument.Duration(directive, path);
    }

    private void Close()
    {
        if (statements.Count == 0) return;
        parts.Add(new()
        {
            Transactional = transactional && backfill is null,
            LockTimeout = lockTimeout,
            Statements = statements.ToValueList(),
            Backfill = backfill?.Backfill,
            Allowed = allowed.ToValueList(),
        });
        statements.Clear();
        allowed.Clear();
        backfill = null;
    }

    private void RefuseTransactionControl(SqlStatement statement)
    {
        if (!StatementWords.IsTransactionControl(statement.Text)) return;
        throw FileError.At(path, statement.Line, "transaction-control", $"\"{StatementWords.First(statement.Text, 1)[0]}\" cannot stand in a revision: Retort opens and ends its transactions",
            hint: "Remove it; `-- retort: no-transaction` lets what follows run outside a transaction.");
    }

    private Errors.RevisionException BackfillWithoutUpdate(int line) =>
        FileError.At(path, line, "bad-directive", "a backfill needs an UPDATE right after it", hint: Directive.Example(Directive.Backfill));
}
