using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Retort.EntityFrameworkCore.Conventions;

namespace Retort.EntityFrameworkCore;

/// <summary>Conventions of models, each chosen by one call. What is configured by hand comes before them.</summary>
public static class RetortConventionExtensions
{
    /// <summary>Names tables, columns, keys, indexes and constraints in <c>snake_case</c>.</summary>
    public static DbContextOptionsBuilder UseSnakeCaseNames(this DbContextOptionsBuilder builder) => builder.With(choices => choices with { SnakeCase = true });

    /// <summary>Names a table after its class: <c>User</c>.</summary>
    public static DbContextOptionsBuilder UseSingularTables(this DbContextOptionsBuilder builder) => builder.With(choices => choices with { PluralTables = false });

    /// <summary>Names a table after many of its class: <c>Users</c>, <c>Categories</c>.</summary>
    public static DbContextOptionsBuilder UsePluralTables(this DbContextOptionsBuilder builder) => builder.With(choices => choices with { PluralTables = true });

    /// <summary>Gives keys of type <see cref="Guid"/> values of UUID version 7 that never go back within a process; see <see cref="Uuid7"/>.</summary>
    public static DbContextOptionsBuilder UseUuid7Keys(this DbContextOptionsBuilder builder) => builder.With(choices => choices with { Uuid7Keys = true });

    /// <summary>Lets the database's clock set properties named <c>CreatedAt</c> at insertion and <c>UpdatedAt</c> at each change: the latter by a trigger, so that changes made in SQL count too.</summary>
    public static DbContextOptionsBuilder UseTimestamps(this DbContextOptionsBuilder builder) => builder.With(choices => choices with { Timestamps = true });

    /// <summary>Archives entities that have a property <c>ArchivedAt</c> instead of deleting them: queries leave them out, unique indexes hold among the others. See <see cref="ArchiveExtensions"/>.</summary>
    public static DbContextOptionsBuilder UseSoftDelete(this DbContextOptionsBuilder builder) => builder.With(choices => choices with { SoftDelete = true }).AddInterceptors(SoftDeleteInterceptor.Instance);

    /// <summary>Keeps enums as text such as <c>to_read</c>, and lets a check refuse any other.</summary>
    public static DbContextOptionsBuilder UseEnumText(this DbContextOptionsBuilder builder) => builder.With(choices => choices with { EnumText = true });

    private static DbContextOptionsBuilder With(this DbContextOptionsBuilder builder, Func<ConventionChoices, ConventionChoices> choose)
    {
        var choices = builder.Options.FindExtension<ConventionOptions>()?.Choices ?? new ConventionChoices();
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new ConventionOptions(choose(choices)));
        return builder;
    }
}
