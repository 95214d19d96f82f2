#requires -RunAsAdministrator
# 考试专用账户：以考试程序代替桌面（Shell Launcher），拦截系统按键（Keyboard Filter）。
# An account whose shell is the exam station (Shell Launcher), with system keys filtered (Keyboard Filter).
# Windows 10/11 Enterprise, Education or IoT Enterprise. See README.md.
param(
  [string]$User = 'exam',
  [string]$Program = 'C:\Program Files\exam-station\exam-station.exe'
)
$ErrorActionPreference = 'Stop'
if (-not (Test-Path $Program)) { throw "$Program is not there" }

Enable-WindowsOptionalFeature -Online -NoRestart -FeatureName Client-EmbeddedShellLauncher | Out-Null
Enable-WindowsOptionalFeature -Online -NoRestart -FeatureName Client-KeyboardFilter | Out-Null

if (-not (Get-LocalUser -Name $User -ErrorAction SilentlyContinue)) {
  New-LocalUser -Name $User -NoPassword -UserMayNotChangePassword -AccountNeverExpires | Out-Null
  Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $User
}
$sid = (Get-LocalUser -Name $User).SID.Value

# 0: start it again when it ends, whatever its exit code.
$launcher = [wmiclass]'\\.\root\standardcimv2\embedded:WESL_UserSetting'
$launcher.SetDefaultShell('explorer.exe', 0) | Out-Null
$launcher.SetCustomShell($sid, "`"$Program`"", @(), @(), 0) | Out-Null
$launcher.SetEnabled($true) | Out-Null

# Ctrl+Alt+Del itself can't be filtered; what its screen offers is taken away below.
$blocked = 'Ctrl+Alt+Del', 'Ctrl+Shift+Esc', 'Ctrl+Esc', 'Alt+Tab', 'Alt+Esc', 'Alt+F4', 'Windows', 'Win+L', 'Win+R',
  'Win+E', 'Win+D', 'Win+P', 'Win+U', 'Win+Tab', 'Win+Shift+S', 'Shift+Ctrl+Esc', 'Escape+Shift', 'LaunchApp1', 'LaunchApp2', 'LaunchMail'
foreach ($keys in $blocked) {
  $filter = Get-WmiObject -Namespace root\standardcimv2\embedded -Class WEKF_PredefinedKey |
    Where-Object { $_.Id -eq $keys }
  if ($filter) { $filter.Enabled = $true; $filter.Put() | Out-Null }
}
$print = Get-WmiObject -Namespace root\standardcimv2\embedded -Class WEKF_Scancode -ErrorAction SilentlyContinue |
  Where-Object { $_.Scancode -eq 0x137 }
if ($print) { $print.Enabled = $true; $print.Put() | Out-Null }

$system = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'
New-Item -Path $system -Force | Out-Null
Set-ItemProperty -Path $system -Name HideFastUserSwitching -Value 1 -Type DWord
Set-ItemProperty -Path $system -Name DisableLockWorkstation -Value 1 -Type DWord
Set-ItemProperty -Path $system -Name DisableTaskMgr -Value 1 -Type DWord
Set-ItemProperty -Path $system -Name DisableChangePassword -Value 1 -Type DWord

# Sticks and phones: nothing that is not a keyboard, mouse, camera or named medium is installed.
$devices = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\RemovableStorageDevices'
New-Item -Path $devices -Force | Out-Null
Set-ItemProperty -Path $devices -Name Deny_All -Value 1 -Type DWord

Write-Output 'Done. Restart, and sign in as the exam user.'
