namespace Retort.Hosting;

/// <summary>What a host does about pending revisions before its other services start.</summary>
public enum StartupMode
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Applies them. Of several replicas one works; the others wait and see it done.</summary>
    Apply,

    /// <summary>Fails to start while there are any.</summary>
    Validate,

    /// <summary>Waits until somebody else, a migrator say, has applied them.</summary>
    Wait,

    /// <summary>Applies them while the host starts: until then the health check says no, so that a readiness probe answers 503.</summary>
    ApplyInBackground,
}
