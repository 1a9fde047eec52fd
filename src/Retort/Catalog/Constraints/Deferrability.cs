namespace Retort.Catalog.Constraints;

/// <summary>When a foreign key is checked: the one thing of it that ALTER CONSTRAINT can change.</summary>
internal static class Deferrability
{
    private const string Deferrable = " deferrable", Deferred = " initially deferred";

    /// <summary>What leads from one to the other, or null when they differ in more than that.</summary>
    public static string? Change(Constraint from, Constraint to)
    {
        if (to.Type != ConstraintType.ForeignKey || Cut(from.Definition).Demand != Cut(to.Definition).Demand) return null;
        return Cut(to.Definition) switch
        {
            { Deferrable: false } => "not deferrable",
            { Deferred: false } => "deferrable initially immediate",
            _ => "deferrable initially deferred",
        };
    }

    /// <summary>PostgreSQL prints both last, in this order.</summary>
    private static (string Demand, bool Deferrable, bool Deferred) Cut(string definition)
    {
        var deferred = definition.EndsWith(Deferred, StringComparison.Ordinal);
        if (deferred) definition = definition[..^Deferred.Length];
        var deferrable = definition.EndsWith(Deferrable, StringComparison.Ordinal);
        return (deferrable ? definition[..^Deferrable.Length] : definition, deferrable, deferred);
    }
}
