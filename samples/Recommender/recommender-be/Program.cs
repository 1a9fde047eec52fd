using Microsoft.EntityFrameworkCore;
using Npgsql;
using Recommender.Models;
using Recommender.Sessions;
using Retort.EntityFrameworkCore;
using Retort.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRetortDataSource("recommender");
builder.Services.AddDbContext<RecommenderContext>((services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
    .UseSnakeCaseNames().UsePluralTables().UseUuid7Keys().UseTimestamps());
// The database is migrated by hand, with `make migrate-up`: until then the service does not start, and says why.
builder.Services.AddRetort<RecommenderContext>("recommender").MigrateOnStartup(StartupMode.Validate);
builder.Services.AddSingleton(TimeProvider.System);

var app = builder.Build();
app.MapSessions();
return await app.RunRetortAsync(args);
