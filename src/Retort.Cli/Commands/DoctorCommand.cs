using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Errors;
using Retort.Workspaces.Doctor;

namespace Retort.Cli.Commands;

/// <summary><c>retort doctor</c>.</summary>
internal sealed class DoctorCommand(string name, string description) : Verb(name, description)
{
    public override ValueList<string> Examples => ["retort doctor", "retort doctor -d auth", "retort doctor --json > doctor.json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = await ExamineAsync(invocation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports);
        else DoctorText.Write(invocation.Terminal, reports);
        return reports.Any(report => report.HasProblems) ? ExitCode.CheckSaysNo : ExitCode.Done;
    }

    private static async Task<ValueList<DoctorReport>> ExamineAsync(Invocation invocation)
    {
        try
        {
            var reports = new List<DoctorReport> { await invocation.Workspace.ExamineAsync(invocation.Cancellation) };
            foreach (var database in invocation.Workspace.Databases) reports.Add(await database.ExamineAsync(invocation.Cancellation));
            return reports.ToValueList();
        }
        catch (ConfigurationException unreadable) when (unreadable.Code is not ("unknown-database" or "choose-database"))
        {
            return [WorkspaceDoctor.Unreadable(unreadable)];
        }
    }
}
