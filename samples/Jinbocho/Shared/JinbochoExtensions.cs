using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jinbocho.Shared;

/// <summary>What the services have in common.</summary>
public static class JinbochoExtensions
{
    /// <summary>May change the collection.</summary>
    public const string Editor = "editor";

    /// <summary>May do everything.</summary>
    public const string Admin = "admin";

    public static void AddMembers(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AccessTokens>();
        services.AddProblemDetails();
        // A body that lacks something is the client's mistake, in development too: 400.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(options => (options.SerializerOptions.RespectNullableAnnotations, options.SerializerOptions.RespectRequiredConstructorParameters) = (true, true));
        services.AddAuthentication(BearerHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(Editor, policy => policy.RequireRole(Editor, Admin)).AddPolicy(Admin, policy => policy.RequireRole(Admin));
    }

    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database is at head; 503 until then, here and everywhere else.</summary>
    public static void UseMembers(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<ReadyGate>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
    }
}
