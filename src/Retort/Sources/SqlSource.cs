using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Errors;
using Retort.Scratch;
using Retort.Sql;

namespace Retort.Sources;

/// <summary>A schema written in SQL: files, or the DDL that a program prints.</summary>
internal static class SqlSource
{
    /// <summary>Builds the files, one after the other, in a scratch database and reads it back.</summary>
    public static Task<Database> ReadAsync(ScratchServer scratch, IReadOnlyList<string> files, ReadScope scope, CancellationToken cancellation) =>
        ReadAsync(scratch, [.. files.SelectMany(Statements)], scope, cancellation);

    /// <summary>Builds statements in a scratch database and reads it back.</summary>
    public static async Task<Database> ReadAsync(
        ScratchServer scratch, IReadOnlyList<(SqlStatement Statement, string Path)> statements, ReadScope scope, CancellationToken cancellation)
    {
        await using var database = await scratch.CreateAsync(cancellation: cancellation);
        await ScratchLoader.LoadAsync(database.ConnectionString, scope.Schema, statements, cancellation);
        return await database.ReadAsync(scope, cancellation);
    }

    /// <summary>The statements of a file, each with its path as people are shown it.</summary>
    public static IEnumerable<(SqlStatement Statement, string Path)> Statements(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SourceException("model-unreadable", $"could not read \"{file}\"", error) { Detail = error.Message };
        }
        return SqlSplitter.Split(text, file).Select(statement => (statement, file));
    }
}
