using Microsoft.EntityFrameworkCore;
using Retort.EntityFrameworkCore.Conventions;

namespace Retort.EntityFrameworkCore;

/// <summary>What can be done with archived entities.</summary>
public static class ArchiveExtensions
{
    /// <summary>The query with archived entities too.</summary>
    public static IQueryable<T> IncludeArchived<T>(this IQueryable<T> query)
        where T : class => query.IgnoreQueryFilters([SoftDeleteConvention.Filter]);

    /// <summary>Brings an archived entity back, with the next <c>SaveChanges</c>.</summary>
    public static void Restore(this DbContext context, object entity) => context.Entry(entity).Property(SoftDeleteConvention.Property).CurrentValue = null;

    /// <summary>Deletes for good what was archived longer ago than an age, at once and in one statement.</summary>
    /// <returns>The number of rows.</returns>
    public static Task<int> PurgeAsync<T>(this DbContext context, TimeSpan age, CancellationToken cancellationToken = default)
        where T : class
    {
        var archived = context.Set<T>().IncludeArchived();
        var before = DateTimeOffset.UtcNow - age;
        var isOffset = context.Model.FindEntityType(typeof(T))!.FindProperty(SoftDeleteConvention.Property)!.ClrType == typeof(DateTimeOffset?);
        return isOffset
            ? archived.Where(entity => EF.Property<DateTimeOffset?>(entity, SoftDeleteConvention.Property) < before).ExecuteDeleteAsync(cancellationToken)
            : archived.Where(entity => EF.Property<DateTime?>(entity, SoftDeleteConvention.Property) < before.UtcDateTime).ExecuteDeleteAsync(cancellationToken);
    }
}
