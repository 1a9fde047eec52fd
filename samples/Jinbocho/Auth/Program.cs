using Jinbocho.Auth;
using Jinbocho.Shared;
using Microsoft.AspNetCore.Identity;
using Retort.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRetortDataSource("auth");
builder.Services.AddRetort("auth", options => (options.RevisionsFolder, options.CreateDatabase) = ("Migrations", true)).MigrateOnStartup(StartupMode.ApplyInBackground);
builder.Services.AddHealthChecks().AddRetort(tags: ["ready"]);
builder.Services.AddMembers();
builder.Services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>().AddSingleton<Users>().AddSingleton<Sessions>();

var app = builder.Build();
app.UseMembers();
app.MapAccounts();
app.MapMembers();
return await app.RunRetortAsync(args);
