using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>Turns a deletion into an archiving.</summary>
internal sealed class SoftDeleteInterceptor : SaveChangesInterceptor
{
    public static SoftDeleteInterceptor Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Archive(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Archive(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Archive(DbContext context)
    {
        var deleted = context.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Deleted).ToList();
        var archived = deleted.Where(entry => entry.Metadata.FindProperty(SoftDeleteConvention.Property) is { IsNullable: true }).ToHashSet();
        if (archived.Count == 0) return;
        foreach (var entry in archived)
        {
            entry.State = EntityState.Unchanged;
            var property = entry.Property(SoftDeleteConvention.Property);
            property.CurrentValue = property.Metadata.ClrType == typeof(DateTimeOffset?) ? DateTimeOffset.UtcNow : DateTime.UtcNow;
        }
        // What Entity Framework deleted along with an entity that is only archived stays with it.
        foreach (var entry in deleted.Except(archived).Where(entry => BelongsTo(entry, archived))) entry.State = EntityState.Unchanged;
    }

    private static bool BelongsTo(EntityEntry entry, HashSet<EntityEntry> archived) => entry.Metadata.GetForeignKeys().Any(key => archived.Any(principal =>
        key.PrincipalEntityType.IsAssignableFrom(principal.Metadata)
        && key.Properties.Select(property => entry.Property(property).OriginalValue).SequenceEqual(key.PrincipalKey.Properties.Select(property => principal.Property(property).CurrentValue))));
}
