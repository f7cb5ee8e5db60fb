// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The PIN page of the settings: off, set up in three steps, or on. The seam before it fills as the
// steps are done.
FocusScope {
    id: page

    required property Enrolment enrolment

    readonly property bool off: enrolment.step === Enrolment.Step.Off
    readonly property bool on: enrolment.step === Enrolment.Step.On
    readonly property bool narrow: width < 640
    readonly property real gap: narrow ? Tokens.gapPhone : 56
    readonly property real seamX: Math.max(20, Math.round((width - 760) / 2 - gap))
    readonly property real column: seamX + gap
    readonly property real columnWidth: Math.min(760, width - column - 24)
    readonly property int done: {
        switch (enrolment.step) {
        case Enrolment.Step.Current:
            return 1;
        case Enrolment.Step.Choose:
            return 2;
        case Enrolment.Step.Repeat:
        case Enrolment.Step.Busy:
            return 3;
        default:
            return 0;
        }
    }

    readonly property Item part: off ? offPart : on ? onPart : stepPart

    onPartChanged: focusPart()
    Component.onCompleted: focusPart()

    function focusPart(): void {
        if (off)
            offPart.focusFirst();
        else if (on)
            onPart.focusFirst();
        else
            stepPart.focusFirst();
    }

    LayoutMirroring.enabled: Tokens.mirrored
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("PIN")

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape && !page.off && !page.on)
            page.enrolment.back();
    }

    Backdrop {
        anchors.fill: parent
        seamX: Tokens.mirrored ? page.width - page.seamX : page.seamX
        mirrored: Tokens.mirrored
    }
    Item {
        anchors.fill: parent
        clip: true
        Seam {
            width: 800
            height: parent.height
            x: (Tokens.mirrored ? page.width - page.seamX : page.seamX) - 400
            mood: page.on && !page.enrolment.suspended ? Seam.Mood.Awake : Seam.Mood.Dark
            filled: page.done > 0 ? (page.done - 0.5) / 3 : 0
        }
    }
    InputWatch {
        onMovedByKey: Tokens.focusShown = true
        onPointed: Tokens.focusShown = false
    }
    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, content.height + 48)
        interactive: contentHeight > height
        clip: interactive
        boundsBehavior: Flickable.StopAtBounds
        Item {
            id: content
            x: Tokens.mirrored ? page.width - page.column - width : page.column
            width: page.columnWidth
            height: page.part.height
            y: Math.max(24, Math.round(page.height * 0.49 - height / 2))

            PinOff {
                id: offPart
                visible: page.off
                width: parent.width
                enrolment: page.enrolment
            }
            PinSetUp {
                id: stepPart
                visible: !page.off && !page.on
                enabled: visible
                width: parent.width
                enrolment: page.enrolment
                number: page.done
                narrow: page.narrow
            }
            PinOn {
                id: onPart
                visible: page.on
                width: parent.width
                enrolment: page.enrolment
            }
        }
    }
}
