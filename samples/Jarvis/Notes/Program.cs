using Jarvis.Notes;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Retort.Hosting;

// No create_tables(), no migration: the migrator has been there before.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRetortDataSource("jarvis");
builder.Services.AddDbContext<NotesContext>((services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));

var app = builder.Build();
app.MapGet("/notes", (NotesContext context, int user) => context.Notes.Where(note => note.UserId == user).OrderBy(note => note.Id).ToListAsync());
app.MapPost("/notes", async (NotesContext context, Note note) =>
{
    context.Add(note);
    await context.SaveChangesAsync();
    return Results.Created($"/notes/{note.Id}", note);
});
await app.RunAsync();
