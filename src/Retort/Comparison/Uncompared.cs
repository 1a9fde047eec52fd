using Retort.Catalog;
using Retort.Errors;

namespace Retort.Comparison;

/// <summary>What is not compared is never touched: a change that would have to, or that needs what is not there, is refused.</summary>
internal static class Uncompared
{
    /// <summary>Refuses statements that reach into objects that are not compared, or that need some that nobody makes.</summary>
    public static void Refuse(ChangeSet set, ComparisonOptions options)
    {
        foreach (var alter in set.Altered.Values)
            foreach (var converted in alter.Alteration.Converts.Where(id => !options.Includes(set.From[id]!)).Order()) throw Dependent(converted, alter.Id);
        foreach (var id in set.Created.Concat(set.Altered.Keys).Order())
            foreach (var need in set.To[id]!.DependsOn.Value.Select(dependency => dependency.On))
                if (set.Becomes(need) is null && set.To[need] is { } missing && !options.Includes(missing)) throw Missing(id, need);
    }

    /// <summary>Something that is not compared stands on something that changes.</summary>
    public static SourceException Dependent(ObjectId dependent, ObjectId because) =>
        new("dependent-not-compared", $"cannot change {because}: {dependent} depends on it and is not compared")
        {
            Hint = $"Include {dependent} in what is compared, or leave {because} as it is.",
        };

    private static SourceException Missing(ObjectId id, ObjectId need) =>
        new("need-not-compared", $"cannot make {id}: it needs {need}, which is not there and is not compared")
        {
            Hint = $"Include {need} in what is compared, or leave {id} out of it too.",
        };
}
