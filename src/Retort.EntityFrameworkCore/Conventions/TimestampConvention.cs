using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>The database's clock in <c>CreatedAt</c> and <c>UpdatedAt</c>.</summary>
internal sealed class TimestampConvention : IModelFinalizingConvention
{
    /// <summary>Marks a property whose column a trigger sets at each update.</summary>
    public const string Touched = "Retort:Touched";

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var property in modelBuilder.Metadata.GetEntityTypes().Where(entity => !entity.IsMappedToJson()).SelectMany(entity => entity.GetDeclaredProperties()).Where(IsTime))
        {
            if (property.Name is not ("CreatedAt" or "UpdatedAt")) continue;
            property.Builder.HasDefaultValueSql("now()");
            if (property.Name == "CreatedAt") continue;
            // As a data annotation: Entity Framework's own convention would take the default for one of insertion alone.
            property.Builder.ValueGenerated(ValueGenerated.OnAddOrUpdate, fromDataAnnotation: true);
            property.SetAnnotation(Touched, true);
        }
    }

    private static bool IsTime(IConventionProperty property) => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is var type && (type == typeof(DateTime) || type == typeof(DateTimeOffset));
}
