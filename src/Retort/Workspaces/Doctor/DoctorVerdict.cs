namespace Retort.Workspaces.Doctor;

/// <summary>What the doctor thinks of one thing.</summary>
internal enum DoctorVerdict
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and may stop working or surprise somebody.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Problem,
}
