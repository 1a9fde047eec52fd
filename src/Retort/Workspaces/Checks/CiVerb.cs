using Retort.Workspaces.Proofs;

namespace Retort.Workspaces.Checks;

/// <summary><c>ci</c>: check, lint and verify in one.</summary>
internal static class CiVerb
{
    /// <summary>Runs all three; the range is that of lint and verify.</summary>
    public static async Task<CiReport> CiAsync(this WorkspaceDatabase database, VerifyRequest request, CancellationToken cancellation)
    {
        var check = await database.CheckAsync(cancellation);
        return new()
        {
            Database = database.Name,
            Check = check with { Findings = check.Findings.Where(finding => finding.Code != "pending-revisions").ToValueList() },
            Lint = await database.LintAsync(request.Range, live: false, cancellation),
            Verify = await database.VerifyAsync(request, cancellation),
        };
    }
}
