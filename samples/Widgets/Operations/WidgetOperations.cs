using Microsoft.EntityFrameworkCore;
using Retort.EntityFrameworkCore;
using Widgets.Models;

namespace Widgets.Operations;

/// <summary>What is done with widgets. Queries leave out archived ones by themselves.</summary>
public static class WidgetOperations
{
    public static async Task<Widget> CreateWidgetAsync(string name, Context context, CancellationToken cancellation)
    {
        var widget = new Widget { Name = name, Slug = Slug.Of(name) };
        context.Db.Add(widget);
        await context.Db.SaveChangesAsync(cancellation);
        return widget;
    }

    public static Task<Widget?> FindWidgetAsync(Guid id, Context context, CancellationToken cancellation) =>
        context.Db.Widgets.Include(widget => widget.Files).FirstOrDefaultAsync(widget => widget.Id == id, cancellation);

    public static async Task<Widget?> ChangeWidgetAsync(Guid id, WidgetChange change, Context context, CancellationToken cancellation)
    {
        if (await FindWidgetAsync(id, context, cancellation) is not { } widget) return null;
        widget.Status = change.Status;
        await context.Db.SaveChangesAsync(cancellation);
        return widget;
    }

    /// <summary>Deletes it, as far as anybody sees: its row gets a time in <c>archived_at</c>, and its files do.</summary>
    public static async Task<Widget?> ArchiveWidgetAsync(Guid id, Context context, CancellationToken cancellation)
    {
        if (await FindWidgetAsync(id, context, cancellation) is not { } widget) return null;
        context.Db.Remove(widget);
        await context.Db.SaveChangesAsync(cancellation);
        return widget;
    }

    /// <summary>Brings it back with the files that went with it.</summary>
    public static async Task<Widget?> RestoreWidgetAsync(Guid id, Context context, CancellationToken cancellation)
    {
        var archived = await context.Db.Widgets.IncludeArchived().Include(widget => widget.Files).FirstOrDefaultAsync(widget => widget.Id == id && widget.ArchivedAt != null, cancellation);
        if (archived is null) return null;
        foreach (var file in archived.Files.Where(file => file.ArchivedAt >= archived.ArchivedAt)) context.Db.Restore(file);
        context.Db.Restore(archived);
        await context.Db.SaveChangesAsync(cancellation);
        return archived;
    }
}
