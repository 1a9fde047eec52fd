using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Retort.Sql;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>Enums as text, with a check; those that are types of PostgreSQL stay so.</summary>
internal sealed class EnumTextConvention(IDbContextOptions options) : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
#pragma warning disable EF1001 // the enums of MapEnum<T>() are told nowhere else
        var mapped = options.FindExtension<NpgsqlOptionsExtension>()?.EnumDefinitions.Select(one => one.ClrType).ToHashSet() ?? [];
#pragma warning restore EF1001
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().Where(entity => !entity.IsMappedToJson() && entity.GetTableName() is not null))
            foreach (var property in entity.GetDeclaredProperties().ToList())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (!type.IsEnum || mapped.Contains(type) || property.GetValueConverter() is not null || property.GetProviderClrType() is not null) continue;
                if (property.Builder.HasConverter(typeof(EnumTextConverter<>).MakeGenericType(type)) is null) continue;
                var labels = Enum.GetNames(type).Select(name => Literal.Quote(Words.Snake(name)));
                entity.Builder.HasCheckConstraint($"ck_{entity.GetTableName()}_{property.GetColumnName()}", $"{Identifier.Quote(property.GetColumnName())} in ({string.Join(", ", labels)})");
            }
    }
}
