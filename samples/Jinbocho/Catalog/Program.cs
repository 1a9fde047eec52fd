using Jinbocho.Catalog;
using Jinbocho.Shared;
using Retort.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRetortDataSource("catalog");
builder.Services.AddRetort("catalog", options => (options.RevisionsFolder, options.CreateDatabase) = ("Migrations", true)).MigrateOnStartup(StartupMode.ApplyInBackground);
builder.Services.AddHealthChecks().AddRetort(tags: ["ready"]);
builder.Services.AddMembers();
builder.Services.AddSingleton<Places>().AddSingleton<Books>().AddSingleton<IsbnCache>();
builder.Services.AddHttpClient<IsbnSource>(client => client.BaseAddress = new(builder.Configuration["Isbn:Source"] ?? "https://openlibrary.org"));

var app = builder.Build();
app.UseMembers();
app.MapPlaces();
app.MapBooks();
return await app.RunRetortAsync(args);
