using Retort.Errors;
using Retort.Sql;

namespace Retort.Revisions.Graphs;

/// <summary>Refuses steps that cannot be run, before anything is run.</summary>
internal static class Ready
{
    public static RevisionStep ToRun(RevisionStep step)
    {
        var revision = step.Revision;
        Refuse(revision, step.IsUpgrade ? revision.Upgrade : revision.Downgrade ?? throw Irreversible(revision));
        return step;
    }

    /// <summary>Refuses a script in which a value is still to be written.</summary>
    public static void Refuse(Revision revision, Script script)
    {
        if (script.OpenValues.Count > 0) throw Open(revision, script.OpenValues);
    }

    private static RevisionException Irreversible(Revision revision) =>
        GraphError.At("not-reversible", $"revision \"{revision.Id}\" cannot be undone", [revision], $"It is \"{revision.Message}\"; its file has no section \"downgrade\".",
            "Add `-- retort: downgrade` with what undoes it, or nothing below it when there is nothing to undo.");

    private static RevisionException Open(Revision revision, ValueList<OpenValue> places) =>
        new("open-value", $"revision \"{revision.Id}\" waits for a value for \"{places[0].For}\"")
        {
            Where = places.Select(place => SqlSplitter.Place(revision.Path, place.Line)).ToValueList(),
            Hint = $"Replace the comment by the value, for example with `retort edit {revision.Id}`.",
        };
}
