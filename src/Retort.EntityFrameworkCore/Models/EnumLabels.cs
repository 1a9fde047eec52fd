using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;

namespace Retort.EntityFrameworkCore.Models;

/// <summary>Puts the labels of mapped enums into the order of the C# declaration: the provider sorts them by the alphabet.</summary>
internal static class EnumLabels
{
    private const string Prefix = "Npgsql:Enum:";

    public static void Restore(IEnumerable<MigrationOperation> operations, IDbContextOptions options)
    {
#pragma warning disable EF1001 // the labels of MapEnum<T>() are told nowhere else
        var definitions = options.FindExtension<NpgsqlOptionsExtension>()?.EnumDefinitions ?? [];
        var orders = definitions.Select(one => Order(one.ClrType, one.Labels)).ToList();
#pragma warning restore EF1001
        foreach (var operation in operations.OfType<AlterDatabaseOperation>())
        {
            foreach (var annotation in operation.GetAnnotations().Where(one => one.Name.StartsWith(Prefix, StringComparison.Ordinal)).ToList())
            {
                var labels = ((string)annotation.Value!).Split(',');
                if (orders.FirstOrDefault(order => order.Count == labels.Length && !order.Except(labels).Any()) is { } order)
                    operation.SetAnnotation(annotation.Name, string.Join(',', order));
            }
        }
    }

    private static List<string> Order(Type type, IReadOnlyDictionary<object, string> labels) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => labels.GetValueOrDefault(field.GetValue(null)!)).OfType<string>()];
}
