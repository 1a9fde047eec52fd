using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Retort.Sql;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>A filter that hides archived rows, and unique indexes that hold among the others.</summary>
internal sealed class SoftDeleteConvention : IModelFinalizingConvention
{
    /// <summary>The property that says when an entity was archived.</summary>
    public const string Property = "ArchivedAt";

    /// <summary>The name of the filter.</summary>
    public const string Filter = "archived";

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().Where(entity => entity.BaseType is null))
        {
            if (entity.FindProperty(Property) is not { IsNullable: true } property) continue;
            entity.Builder.HasQueryFilter(Filter, IsLive(entity.ClrType, property));
            foreach (var index in entity.GetIndexes().Concat(entity.GetDerivedTypes().SelectMany(type => type.GetDeclaredIndexes())).Where(index => index.IsUnique && index.GetFilter() is null))
                index.Builder.HasFilter($"{Identifier.Quote(property.GetColumnName())} is null");
        }
    }

    /// <summary><c>entity => EF.Property(entity, "ArchivedAt") == null</c>.</summary>
    private static LambdaExpression IsLive(Type type, IConventionProperty property)
    {
        var entity = Expression.Parameter(type, "entity");
        var value = Expression.Call(typeof(EF), nameof(EF.Property), [property.ClrType], entity, Expression.Constant(property.Name));
        return Expression.Lambda(Expression.Equal(value, Expression.Constant(null, property.ClrType)), entity);
    }
}
