using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Widgets.Models;
using Widgets.Operations;

namespace Widgets;

/// <summary>The operations by HTTP.</summary>
public static class WidgetRoutes
{
    public static void MapWidgets(this IEndpointRouteBuilder app)
    {
        var widgets = app.MapGroup("/widgets");
        widgets.MapGet("", (Context context, WidgetStatus? status, CancellationToken cancellation) =>
            context.Db.Widgets.Where(widget => status == null || widget.Status == status).OrderBy(widget => widget.Id).ToListAsync(cancellation));
        widgets.MapPost("", CreateAsync);
        widgets.MapGet("{id:guid}", async (Guid id, Context context, CancellationToken cancellation) => Found(await WidgetOperations.FindWidgetAsync(id, context, cancellation)));
        widgets.MapPatch("{id:guid}", async (Guid id, WidgetChange change, Context context, CancellationToken cancellation) => Found(await WidgetOperations.ChangeWidgetAsync(id, change, context, cancellation)));
        widgets.MapDelete("{id:guid}", async (Guid id, Context context, CancellationToken cancellation) => Found(await WidgetOperations.ArchiveWidgetAsync(id, context, cancellation)));
        widgets.MapPost("{id:guid}/restore", async (Guid id, Context context, CancellationToken cancellation) => Found(await WidgetOperations.RestoreWidgetAsync(id, context, cancellation)));
        widgets.MapPost("{id:guid}/files", AddFileAsync);
        app.MapGet("/files/{id:guid}", async (Guid id, Context context, CancellationToken cancellation) =>
            await FileOperations.DownloadUrlAsync(id, context, cancellation) is { } url ? Results.Redirect(url) : Results.NotFound());
        app.MapDelete("/files/{id:guid}", async (Guid id, Context context, CancellationToken cancellation) => Found(await FileOperations.ArchiveFileAsync(id, context, cancellation)));
    }

    private static IResult Found(object? one) => one is null ? Results.NotFound() : Results.Ok(one);

    private static async Task<IResult> CreateAsync(NewWidget widget, Context context, CancellationToken cancellation)
    {
        try
        {
            var made = await WidgetOperations.CreateWidgetAsync(widget.Name, context, cancellation);
            return Results.Created($"/widgets/{made.Id}", made);
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Results.Conflict();
        }
    }

    private static async Task<IResult> AddFileAsync(Guid id, string name, HttpRequest request, [FromServices] Context context, CancellationToken cancellation) =>
        Found(await FileOperations.AddFileAsync(id, new(name, request.ContentType ?? "application/octet-stream", request.Body), context, cancellation));
}
