using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>Gives keys of type Guid, that refer to no other, their values.</summary>
internal sealed class Uuid7KeyConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
            if (entity.FindPrimaryKey() is { Properties: [{ } key] } && key.DeclaringType == entity && key.ClrType == typeof(Guid) && !key.IsForeignKey())
            {
                key.Builder.ValueGenerated(ValueGenerated.OnAdd);
                key.Builder.HasValueGenerator(static (_, _) => new Uuid7ValueGenerator());
            }
    }
}
