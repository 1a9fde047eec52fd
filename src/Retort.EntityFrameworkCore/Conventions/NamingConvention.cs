using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>Names of tables, columns, keys, indexes and constraints.</summary>
internal sealed class NamingConvention(ConventionChoices choices) : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        var entities = modelBuilder.Metadata.GetEntityTypes().Where(entity => !entity.IsMappedToJson()).ToList();
        foreach (var entity in entities.Where(HasOwnTable)) entity.Builder.ToTable(Table(entity));
        if (!choices.SnakeCase) return;
        foreach (var entity in entities.Where(entity => entity.GetTableName() is not null || entity.GetViewName() is not null)) NameParts(entity);
    }

    /// <summary>A subclass, and what is owned by one row, share a table that is named already.</summary>
    private static bool HasOwnTable(IConventionEntityType entity) =>
        entity.BaseType is null && entity.GetTableName() is not null && entity.FindOwnership() is not { IsUnique: true };

    private string Table(IConventionEntityType entity)
    {
        var name = choices.PluralTables switch
        {
            // Without a class of its own: the table of a relation of many to many.
            _ when entity.HasSharedClrType => entity.GetTableName()!,
            true => Words.Plural(entity.ClrType.Name),
            false => entity.ClrType.Name,
            null => entity.GetTableName()!,
        };
        return choices.SnakeCase ? Words.Snake(name) : name;
    }

    private static void NameParts(IConventionEntityType entity)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table) ?? StoreObjectIdentifier.Create(entity, StoreObjectType.View);
        foreach (var property in entity.GetDeclaredProperties())
            if ((table is { } at ? property.GetColumnName(at) : property.GetColumnName()) is { } column) property.Builder.HasColumnName(Words.Snake(column));
        foreach (var key in entity.GetDeclaredKeys())
            if (key.GetName() is { } name) key.Builder.HasName(Words.Snake(name));
        foreach (var foreignKey in entity.GetDeclaredForeignKeys())
            if (foreignKey.GetConstraintName() is { } name) foreignKey.Builder.HasConstraintName(Words.Snake(name));
        foreach (var index in entity.GetDeclaredIndexes())
            if (index.GetDatabaseName() is { } name) index.Builder.HasDatabaseName(Words.Snake(name));
    }
}
