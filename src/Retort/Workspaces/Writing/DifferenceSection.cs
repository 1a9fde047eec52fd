using System.Text;
using Retort.Catalog;
using Retort.Comparison;
using Retort.Revisions;

namespace Retort.Workspaces.Writing;

/// <summary>A difference as a section of a revision file.</summary>
internal static class DifferenceSection
{
    /// <summary>Statements as a section, in the transactions that they ask for.</summary>
    public static Script Write(IEnumerable<Statement> statements) => Write([], new Difference { Changes = [], Statements = statements.ToValueList() }, []);

    /// <param name="first">Statements before the difference: renames that were told.</param>
    /// <param name="difference">The difference.</param>
    /// <param name="last">Statements after it.</param>
    /// <param name="accepted">A hazard that the section accepts, with the reason.</param>
    public static Script Write(IEnumerable<Statement> first, Difference difference, IEnumerable<Statement> last, string? accepted = null)
    {
        // Bodies may name what comes later, as pg_dump allows too.
        var bodies = difference.Changes.Any(change => change.Id.Kind == ObjectKinds.Function) ? "set local check_function_bodies = off;\n\n" : "";
        var (text, isOutside) = (new StringBuilder(), false);
        foreach (var part in DifferenceScript.Parts([.. first, .. difference.Statements, .. last]))
        {
            if (part[0].OutsideTransaction && isOutside) { }
            else if (part[0].OutsideTransaction) text.Append("-- retort: no-transaction\n\n");
            else if (part[0].Backfill is { } backfill) text.Append($"-- retort: backfill {backfill}\n");
            else if (text.Length > 0) text.Append("-- retort: transaction\n\n");
            if (!part[0].OutsideTransaction && !part[0].Alone && part[0].Backfill is null) text.Append(bodies);
            text.Append(StatementText.Write(part)).Append('\n');
            isOutside = part[0].OutsideTransaction;
        }
        return Script.Parse(accepted is null ? text.ToString() : $"-- retort: allow {accepted}\n{text}");
    }
}
