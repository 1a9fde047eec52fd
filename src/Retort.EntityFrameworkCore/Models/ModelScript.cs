using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using Retort.EntityFrameworkCore.Conventions;
using Retort.Errors;

namespace Retort.EntityFrameworkCore.Models;

/// <summary>The model of a context as SQL: what <c>GenerateCreateScript()</c> writes, and directives for what SQL cannot say.</summary>
/// <remarks>Directives: <c>-- retort: context NAME</c>, <c>-- retort: reference-data TABLE</c>, <c>-- retort: rename OLD:NEW</c>. No connection is opened.</remarks>
internal static class ModelScript
{
    /// <exception cref="SourceException">The context is not one of Npgsql (<c>model-not-npgsql</c>).</exception>
    public static string Write(DbContext context)
    {
        if (!context.Database.IsNpgsql()) throw NotNpgsql(context);
        var model = context.GetService<IDesignTimeModel>().Model;
        var operations = context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());
        EnumLabels.Restore(operations, context.GetService<IDbContextOptions>());
        var text = new StringBuilder($"-- retort: context {context.GetType().Name}\n");
        foreach (var rename in RenameHints.Of(model)) text.Append($"-- retort: rename {rename}\n");
        foreach (var table in Seeded(operations)) text.Append($"-- retort: reference-data {table}\n");
        foreach (var column in UncheckedEnums.Of(model)) text.Append($"-- retort: unchecked-enum {column}\n");
        // Enum types and collations of the default schema are referenced without it.
        if (model.GetDefaultSchema() is { } schema) text.Append($"\nset search_path = {context.GetService<ISqlGenerationHelper>().DelimitIdentifier(schema)}, public;\n");
        foreach (var command in context.GetService<IMigrationsSqlGenerator>().Generate(operations, model)) text.Append($"\n{command.CommandText.ReplaceLineEndings("\n").Trim()}\n");
        foreach (var trigger in TouchTriggers.Statements(model, context.GetService<ISqlGenerationHelper>())) text.Append($"\n{trigger}\n");
        return text.ToString();
    }

    /// <summary>Tables with rows of HasData.</summary>
    private static IEnumerable<string> Seeded(IEnumerable<MigrationOperation> operations) =>
        operations.OfType<InsertDataOperation>().Select(insert => insert.Schema is { } schema ? $"{schema}.{insert.Table}" : insert.Table).Distinct();

    private static SourceException NotNpgsql(DbContext context) => new("model-not-npgsql", $"the context \"{context.GetType().Name}\" is not one of PostgreSQL")
    {
        Detail = $"Its provider is {context.Database.ProviderName}.",
        Hint = "Configure it with `UseNpgsql()` of Npgsql.EntityFrameworkCore.PostgreSQL.",
    };
}
