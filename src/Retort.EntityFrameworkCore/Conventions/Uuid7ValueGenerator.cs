using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>Values of <see cref="Uuid7"/>.</summary>
internal sealed class Uuid7ValueGenerator : ValueGenerator<Guid>
{
    public override bool GeneratesTemporaryValues => false;

    public override Guid Next(EntityEntry entry) => Uuid7.New();
}
