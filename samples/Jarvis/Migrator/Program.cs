using Jarvis.Auth;
using Jarvis.Chat;
using Jarvis.Notes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Retort.EntityFrameworkCore;
using Retort.Hosting;

// Runs one verb to its end; without a word, `upgrade`. The services start after it and never touch the schema.
var builder = Host.CreateApplicationBuilder();
builder.Configuration.AddEnvironmentFiles();
Add<AuthContext>();
Add<NotesContext>(); // refers to tables of AuthContext, so it comes after it
Add<ChatContext>();
return await builder.Build().RetortAsync(args.Length == 0 ? ["upgrade"] : args);

void Add<TContext>()
    where TContext : DbContext =>
    builder.Services.AddDbContext<TContext>(options => options.UseNpgsql()).AddRetort<TContext>("jarvis", options => options.RevisionsAssembly = typeof(Program).Assembly);
