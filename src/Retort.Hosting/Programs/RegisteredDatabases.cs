using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Retort.Configuration;
using Retort.Errors;
using Retort.Revisions.Code;
using Retort.Workspaces;

namespace Retort.Hosting.Programs;

/// <summary>The databases that a program registered, as a workspace: what the verbs and the hosted service work on.</summary>
internal sealed class RegisteredDatabases(IServiceProvider services, IOptionsMonitor<RetortOptions> options, IEnumerable<DatabaseRegistration> registrations)
{
    private readonly ConcurrentDictionary<string, DatabaseUrl> branches = [];
    private readonly string root = services.GetService<IHostEnvironment>()?.ContentRootPath ?? AppContext.BaseDirectory;

    /// <summary>The names, in the order of registration.</summary>
    public ValueList<string> Names { get; } = registrations.Select(one => one.Name).Distinct().ToValueList();

    /// <summary>Those that the program is only to bring to head.</summary>
    public ValueList<string> ToApplyAndExit => Names.Where(name => Options(name).ApplyAndExit).ToValueList();

    public RetortOptions Options(string name) => options.Get(name);

    /// <summary>The workspace of a command line; the folder is the program's own.</summary>
    public Workspace Open(string folder, string? url, ValueList<string> names, IProgress<string>? progress) =>
        Workspace.OfProgram(ProgramFolder.Of(root), Names.Select(Database).ToValueList(), url, names, progress);

    /// <summary>One database.</summary>
    public WorkspaceDatabase Open(string name) => Workspace.OfProgram(ProgramFolder.Of(root), Names.Select(Database).ToValueList(), url: null, [name]).Databases[0];

    private ProgramDatabase Database(string name)
    {
        var chosen = Options(name);
        var (address, source) = Address(name, chosen);
        var url = DatabaseUrl.Parse(address, $"the connection string of \"{name}\"");
        return new()
        {
            Configuration = new()
            {
                Name = name,
                // Of the branch that was checked out at the start, as the data source is.
                Url = url.IsLocal ? branches.GetOrAdd(name, _ => ProgramBranch.Find(ProgramFolder.Of(root), name, url) ?? url) : url,
                DirectUrl = chosen.DirectConnectionString is { } direct ? DatabaseUrl.Parse(direct, $"the direct connection string of \"{name}\"") : null,
                Revisions = Path.Combine(root, chosen.RevisionsFolder),
                Schema = chosen.Schema,
                LockTimeout = chosen.LockTimeout,
                Protected = chosen.Protected,
                MaxDowngradeAge = chosen.MaxDowngradeAge,
                Model = chosen.Models.Select(model => model(services)).ToValueList(),
            },
            Revisions = Assembly(chosen) is { } assembly ? ProgramRevisions.Read(assembly, chosen.RevisionsFolder, name) : [],
            Origin = source,
        };
    }

    /// <summary>What was set comes first, then the configuration, a data source among the services, what a context uses, and for an only database DATABASE_URL, as for the tool.</summary>
    private (string ConnectionString, NpgsqlDataSource? Source) Address(string name, RetortOptions chosen)
    {
        if (chosen.ConnectionString is { } set) return (set, null);
        if (chosen.DataSourceKey is null && services.GetService<IConfiguration>()?.GetConnectionString(chosen.ConnectionStringName ?? name) is { } configured) return (configured, null);
        var source = chosen.DataSourceKey is { } key ? services.GetKeyedService<NpgsqlDataSource>(key) : services.GetService<NpgsqlDataSource>();
        if (source is not null) return (source.ConnectionString, source);
        var (text, used) = chosen.Fallback?.Invoke(services) ?? (null, null);
        if (text is not null) return (text, used);
        if (Names.Count == 1 && services.GetService<IConfiguration>()?["DATABASE_URL"] is { Length: > 0 } only) return (only, null);
        throw new ConfigurationException("no-connection-string", $"database \"{name}\" has no connection string")
        {
            Detail = $"Neither `ConnectionStrings:{chosen.ConnectionStringName ?? name}` nor a registered NpgsqlDataSource gives one{(Names.Count == 1 ? ", and `DATABASE_URL` is not set" : "")}.",
            Hint = $"Set `{(Names.Count == 1 ? "DATABASE_URL` or `" : "")}ConnectionStrings__{chosen.ConnectionStringName ?? name}` in the environment, or `ConnectionStrings` in `appsettings.json`.",
        };
    }

    private static Assembly? Assembly(RetortOptions chosen) => chosen.RevisionsAssembly ?? System.Reflection.Assembly.GetEntryAssembly();
}
