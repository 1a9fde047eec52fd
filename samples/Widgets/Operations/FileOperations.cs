using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Retort.EntityFrameworkCore;
using Widgets.Models;

namespace Widgets.Operations;

/// <summary>What is done with files: bytes in the storage, and a row with their key.</summary>
public static class FileOperations
{
    /// <summary>Where all files are.</summary>
    public const string Prefix = "widgets/";

    private const int InMemory = 1 << 20;

    /// <summary>Stores the bytes first: without a row they are an orphan that <see cref="OrphanSweep"/> finds; a row without bytes would be a broken promise.</summary>
    public static async Task<WidgetFile?> AddFileAsync(Guid widgetId, NewFile file, Context context, CancellationToken cancellation)
    {
        if (await WidgetOperations.FindWidgetAsync(widgetId, context, cancellation) is null) return null;
        await using var content = new FileBufferingReadStream(file.Content, InMemory);
        await content.DrainAsync(cancellation);
        content.Position = 0;
        var row = new WidgetFile { WidgetId = widgetId, Name = file.Name, Key = $"{Prefix}{widgetId}/{Uuid7.New()}", ContentType = file.ContentType, Bytes = content.Length };
        await context.Storage.PutAsync(row.Key, content, row.ContentType, cancellation);
        context.Db.Add(row);
        await context.Db.SaveChangesAsync(cancellation);
        return row;
    }

    public static async Task<string?> DownloadUrlAsync(Guid id, Context context, CancellationToken cancellation) =>
        await context.Db.Files.FirstOrDefaultAsync(file => file.Id == id, cancellation) is { } file ? await context.Storage.DownloadUrlAsync(file.Key, file.Name) : null;

    /// <summary>Archives it; its bytes stay until the sweep.</summary>
    public static async Task<WidgetFile?> ArchiveFileAsync(Guid id, Context context, CancellationToken cancellation)
    {
        if (await context.Db.Files.FirstOrDefaultAsync(file => file.Id == id, cancellation) is not { } file) return null;
        context.Db.Remove(file);
        await context.Db.SaveChangesAsync(cancellation);
        return file;
    }
}
