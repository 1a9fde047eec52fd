using Retort.Catalog;
using Retort.Catalog.Rows;

namespace Retort.Comparison.Rows;

/// <summary>Makes objects of the rows that two databases were read with, so that they are compared and put in order as all else is.</summary>
internal static class ReferenceRows
{
    /// <summary>Both databases with their rows among the objects; as they are when the rows of one were not read.</summary>
    public static (Database From, Database To) Join(Database from, Database to)
    {
        if (from.ReferenceData is not { } old || to.ReferenceData is not { } wanted) return (from, to);
        var before = old.Tables.ToDictionary(table => table.Table);
        var after = wanted.Tables.ToDictionary(table => table.Table);
        // What stands in a table that goes, goes with it.
        var forms = wanted.Tables.Select(table => RowForm.Of(before.GetValueOrDefault(table.Table), table)).ToList();
        var gone = new RowSide(old, forms, form => before.GetValueOrDefault(form.Table));
        var come = new RowSide(wanted, forms, form => after[form.Table]);
        return (from.With(gone.Objects(from, come, id => to.Contains(id))), to.With(come.Objects(to, gone, id => from.Contains(id), isWanted: true)));
    }
}
