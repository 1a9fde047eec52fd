using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Retort.EntityFrameworkCore;
using Retort.Hosting;
using Widgets;
using Widgets.Models;
using Widgets.Operations;
using Widgets.Storage;

var builder = WebApplication.CreateBuilder(args);
// In development `local:widgets`: the database of the git branch that is checked out, as `retort.json` says.
builder.Services.AddRetortDataSource("widgets");
builder.Services.AddDbContext<WidgetsContext>((services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
    .UseSnakeCaseNames().UsePluralTables().UseUuid7Keys().UseTimestamps().UseSoftDelete().UseEnumText());
builder.Services.AddRetort<WidgetsContext>("widgets").MigrateOnStartup();
builder.Services.AddHealthChecks().AddRetort(tags: ["ready"]);
builder.Services.Configure<StorageOptions>(builder.Configuration.GetSection("Storage")).AddSingleton<StorageClient>();
builder.Services.Configure<SweepOptions>(builder.Configuration.GetSection("Sweep")).AddScoped<OrphanSweep>();
builder.Services.AddSingleton(TimeProvider.System).AddScoped<Context>();
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower)));

var app = builder.Build();
if (args is ["sweep"])
{
    await using var scope = app.Services.CreateAsyncScope();
    var report = await scope.ServiceProvider.GetRequiredService<OrphanSweep>().RunAsync(app.Lifetime.ApplicationStopping);
    Console.WriteLine($"deleted {report.Rows} archived rows and {report.Files} files that no row knew");
    return 0;
}

app.MapHealthChecks("/ready");
app.MapWidgets();
return await app.RunRetortAsync(args);
