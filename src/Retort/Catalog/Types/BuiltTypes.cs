using Retort.Catalog.Domains;
using Retort.Catalog.Ranges;

namespace Retort.Catalog.Types;

/// <summary>The types that are built of another: domains over it, composites with such an attribute, ranges of its values, and what is built of these.</summary>
internal static class BuiltTypes
{
    /// <summary>Those that stay built of it, the inner ones first.</summary>
    public static IReadOnlyList<ObjectId> Of(ObjectId type, DdlContext context)
    {
        var (seen, ordered) = (new HashSet<ObjectId>(), new List<ObjectId>());
        Visit(type);
        ordered.Reverse();
        return ordered[1..];

        void Visit(ObjectId inner)
        {
            foreach (var outer in context.From.DependentsOf(inner).Where(item => Stays(item, inner, context)).OrderBy(item => item.Id))
                if (seen.Add(outer.Id)) Visit(outer.Id);
            ordered.Add(inner);
        }
    }

    /// <summary>What has to be said of a type when it is made: the constraints that a domain brings along, for PostgreSQL adds none to a domain inside arrays.</summary>
    public static IEnumerable<Statement> Create(DatabaseObject type, DdlContext context) =>
        type.Id.Kind.Ddl.Create(type, [.. context.To.PartsOf(type.Id).OfType<DomainConstraint>().Where(constraint => DomainConstraintDdl.IsSelfContained(constraint, context.To)).OrderBy(constraint => constraint.Id)], context);

    private static bool Stays(DatabaseObject outer, ObjectId inner, DdlContext context) => IsBuilt(outer) && !context.IsCreated(outer.Id)
        && context.To[outer.Id] is { } after && IsBuilt(after) && after.DependsOn.Value.Any(dependency => dependency.On == inner);

    /// <summary>A canonical function takes this very range and no second one beside it.</summary>
    private static bool IsBuilt(DatabaseObject item) => item is Domain or Composites.CompositeType or RangeType { Canonical: null };
}
