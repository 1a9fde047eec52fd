using System.Text.Json.Serialization;
using Retort.Server;
using Retort.Workspaces.Branches;
using Retort.Workspaces.Checks;
using Retort.Workspaces.Doctor;
using Retort.Workspaces.Histories;
using Retort.Workspaces.Levels;
using Retort.Workspaces.Proofs;
using Retort.Workspaces.Reports;
using Retort.Workspaces.Runs;
using Retort.Workspaces.Schemas;
using Retort.Workspaces.ServerUpgrades;
using Retort.Workspaces.Snapshots;
using Retort.Workspaces.Transfers;
using Retort.Workspaces.Writing;

namespace Retort.Cli.Output;

/// <summary>How reports become JSON, made when this is compiled.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ReportDocument<string>))]
[JsonSerializable(typeof(ReportDocument<MigrationReport>))]
[JsonSerializable(typeof(ReportDocument<StatusReport>))]
[JsonSerializable(typeof(ReportDocument<CurrentReport>))]
[JsonSerializable(typeof(ReportDocument<RevisionListReport>))]
[JsonSerializable(typeof(ReportDocument<RevisionReport>))]
[JsonSerializable(typeof(ReportDocument<BranchReport>))]
[JsonSerializable(typeof(ReportDocument<NewRevisionReport>))]
[JsonSerializable(typeof(ReportDocument<AdoptReport>))]
[JsonSerializable(typeof(ReportDocument<FleetEntry>))]
[JsonSerializable(typeof(ReportDocument<DriftReport>))]
[JsonSerializable(typeof(ReportDocument<SquashReport>))]
[JsonSerializable(typeof(ReportDocument<RebaseReport>))]
[JsonSerializable(typeof(ReportDocument<CheckReport>))]
[JsonSerializable(typeof(ReportDocument<DiffReport>))]
[JsonSerializable(typeof(ReportDocument<LocksReport>))]
[JsonSerializable(typeof(ReportDocument<LintReport>))]
[JsonSerializable(typeof(ReportDocument<VerifyReport>))]
[JsonSerializable(typeof(ReportDocument<RehearseReport>))]
[JsonSerializable(typeof(ReportDocument<CiReport>))]
[JsonSerializable(typeof(ReportDocument<LocalServerStatus>))]
[JsonSerializable(typeof(ReportDocument<ServerStatusReport>))]
[JsonSerializable(typeof(ReportDocument<ServerUpgradeReport>))]
[JsonSerializable(typeof(ReportDocument<BranchListReport>))]
[JsonSerializable(typeof(ReportDocument<BranchDatabaseReport>))]
[JsonSerializable(typeof(ReportDocument<BranchMade>))]
[JsonSerializable(typeof(ReportDocument<SnapshotReport>))]
[JsonSerializable(typeof(ReportDocument<SwitchReport>))]
[JsonSerializable(typeof(ReportDocument<DoctorReport>))]
[JsonSerializable(typeof(ReportDocument<BackupReport>))]
[JsonSerializable(typeof(ReportDocument<RestoreReport>))]
[JsonSerializable(typeof(ReportDocument<SeedReport>))]
[JsonSerializable(typeof(ReportDocument<CleanReport>))]
[JsonSerializable(typeof(ReportDocument<WipeReport>))]
[JsonSerializable(typeof(ReportDocument<TeardownReport>))]
internal sealed partial class ReportJson : JsonSerializerContext;
