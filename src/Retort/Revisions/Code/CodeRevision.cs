namespace Retort.Revisions.Code;

/// <summary>A revision that is written in C#. It says what to do; when and how it is sent, and how it is recorded, is the same as for a file.</summary>
/// <remarks>Both methods are called whenever the history is read, so they only describe. Work on rows goes into <see cref="RevisionOperations.Run"/>.</remarks>
public abstract class CodeRevision
{
    /// <summary>The way from its parents to it.</summary>
    public abstract void Upgrade(RevisionOperations op);

    /// <summary>The way back.</summary>
    public abstract void Downgrade(RevisionOperations op);
}
