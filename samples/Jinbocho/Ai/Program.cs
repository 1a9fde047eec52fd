using Jinbocho.Ai;
using Jinbocho.Shared;
using Retort.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRetortDataSource("ai");
builder.Services.AddRetort("ai", options => (options.RevisionsFolder, options.CreateDatabase) = ("Migrations", true)).MigrateOnStartup(StartupMode.ApplyInBackground);
builder.Services.AddHealthChecks().AddRetort(tags: ["ready"]);
builder.Services.AddMembers();
builder.Services.AddSingleton<BookVectors>().AddSingleton<Conversations>().AddSingleton<Recommendations>();
builder.Services.AddHttpClient<CatalogClient>(client => client.BaseAddress = new(builder.Configuration["Catalog:Url"] ?? "http://catalog:8080"));

var app = builder.Build();
app.UseMembers();
app.MapAi();
return await app.RunRetortAsync(args);
